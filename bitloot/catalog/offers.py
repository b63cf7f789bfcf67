"""The merchants' offers of a product, as the provider last listed them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import delete, text

from bitloot.catalog.batches import as_json
from bitloot.catalog.models import Offer
from bitloot.catalog.normalizing import Row
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.types import Json, JsonObject
from bitloot.providers.kinguin.products import Offer as ProviderOffer

_STORE = text(
    """
    insert into offers as o (id, product_id, provider_offer_id, merchant, price, quantity,
        text_quantity, available_quantity, is_preorder, wholesale)
    select id, product_id, provider_offer_id, merchant, price, quantity,
        text_quantity, available_quantity, is_preorder, wholesale
    from json_populate_recordset(null::offers, cast(:rows as json))
    on conflict (provider_offer_id) do update set
        product_id = excluded.product_id, merchant = excluded.merchant, price = excluded.price,
        quantity = excluded.quantity, text_quantity = excluded.text_quantity,
        available_quantity = excluded.available_quantity, is_preorder = excluded.is_preorder,
        wholesale = excluded.wholesale
    where (o.product_id, o.merchant, o.price, o.quantity, o.text_quantity, o.available_quantity,
            o.is_preorder, o.wholesale)
        is distinct from (excluded.product_id, excluded.merchant, excluded.price,
            excluded.quantity, excluded.text_quantity, excluded.available_quantity,
            excluded.is_preorder, excluded.wholesale)
    """
)


def replace(
    given: Mapping[UUID, Sequence[ProviderOffer]], *, new: Collection[UUID] = frozenset()
) -> None:
    """Make the offers of these products what is given; those that are gone are deleted.

    What is the same is not written. `new` products have had none so far.
    """
    rows: dict[str, Row] = {
        offer.id: _row(product_id, offer) for product_id, them in given.items() for offer in them
    }
    old = [product_id for product_id in given if product_id not in new]
    if old:
        kept = [offer.id for product_id in old for offer in given[product_id]]
        db.session.execute(
            delete(Offer).where(Offer.product_id.in_(old), Offer.provider_offer_id.not_in(kept))
        )
    if rows:
        db.session.execute(_STORE, {"rows": as_json(list(rows.values()))})


def _row(product_id: UUID, offer: ProviderOffer) -> Row:
    tiers: list[Json] = [{"level": tier.level, "price": tier.price.plain()} for tier in offer.tiers]
    wholesale: JsonObject = {"tiers": tiers} if tiers else {}
    return {
        "id": new_id(),
        "product_id": product_id,
        "provider_offer_id": offer.id,
        "merchant": offer.merchant,
        "price": offer.price,
        "quantity": offer.quantity,
        "text_quantity": offer.text_quantity,
        "available_quantity": offer.available,
        "is_preorder": offer.is_preorder,
        "wholesale": wholesale,
    }
