"""The merchants' offers of a product, as the provider last listed them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.models import Offer
from bitloot.catalog.normalizing import Row
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.types import Json, JsonObject
from bitloot.providers.kinguin.products import Offer as ProviderOffer


def replace(given: Mapping[UUID, Sequence[ProviderOffer]]) -> None:
    """Make the offers of these products what is given; those that are gone are deleted."""
    rows: dict[str, Row] = {
        offer.id: _row(product_id, offer) for product_id, them in given.items() for offer in them
    }
    db.session.execute(
        delete(Offer).where(Offer.product_id.in_(given), Offer.provider_offer_id.not_in(list(rows)))
    )
    if not rows:
        return
    statement = insert(Offer).values(list(rows.values()))
    kept = {"id", "provider_offer_id"}
    changes = {name: statement.excluded[name] for name in _row_names(rows) if name not in kept}
    db.session.execute(
        statement.on_conflict_do_update(index_elements=[Offer.provider_offer_id], set_=changes)
    )


def _row_names(rows: Mapping[str, Row]) -> list[str]:
    return list(next(iter(rows.values())))


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
