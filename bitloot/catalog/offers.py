"""The merchants' offers of a product, as the provider last listed them."""

import json
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import delete, text

from bitloot.catalog.models import Offer
from bitloot.catalog.staging import escaped, stage
from bitloot.core.db import db
from bitloot.core.ids import new_ids
from bitloot.providers.kinguin.products import Offer as ProviderOffer

_SAID = (
    *("product_id", "merchant", "price", "quantity", "text_quantity", "available_quantity"),
    *("is_preorder", "wholesale"),
)
_COLUMNS = ("id", "provider_offer_id", *_SAID)


def _statement(source: str) -> str:
    names = ", ".join(_COLUMNS)
    ours, theirs = (", ".join(f"{of}.{name}" for name in _SAID) for of in ("o", "excluded"))
    changes = ", ".join(f"{name} = excluded.{name}" for name in _SAID)
    return f"""
        insert into offers as o ({names}) select {names} from {source}
        on conflict (provider_offer_id) do update set {changes}
        where ({ours}) is distinct from ({theirs})
    """  # noqa: S608 (names of our own)


def replace(
    given: Mapping[UUID, Sequence[ProviderOffer]], *, new: Collection[UUID] = frozenset()
) -> None:
    """Make the offers of these products what is given; those that are gone are deleted.

    What is the same is not written. `new` products have had none so far.
    """
    offers = {offer.id: (product_id, offer) for product_id, them in given.items() for offer in them}
    old = [product_id for product_id in given if product_id not in new]
    if old:
        kept = [offer.id for product_id in old for offer in given[product_id]]
        db.session.execute(
            delete(Offer).where(Offer.product_id.in_(old), Offer.provider_offer_id.not_in(kept))
        )
    if offers:
        ids = new_ids(len(offers))
        lines = (_line(each, *offer) for each, offer in zip(ids, offers.values(), strict=True))
        db.session.execute(text(_statement(stage("offers", _COLUMNS, lines))))


def _line(offer_id: str, product_id: UUID, offer: ProviderOffer) -> str:
    """In the order of the columns."""
    available = "\\N" if offer.available is None else offer.available
    return (
        f"{offer_id}\t{escaped(offer.id)}\t{product_id}\t{escaped(offer.merchant)}\t"
        f"{offer.price.amount}\t{offer.quantity}\t{offer.text_quantity}\t{available}\t"
        f"{offer.is_preorder}\t{_wholesale(offer)}"
    )


def _wholesale(offer: ProviderOffer) -> str:
    if not offer.tiers:
        return "{}"
    tiers = [{"level": tier.level, "price": tier.price.plain()} for tier in offer.tiers]
    return escaped(json.dumps({"tiers": tiers}))
