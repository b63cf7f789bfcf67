"""The merchants' offers of a product, as the provider last listed them."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, text

from bitloot.catalog.models import Offer
from bitloot.catalog.staging import escaped, stage
from bitloot.catalog.turns import waiting
from bitloot.core.db import db
from bitloot.core.ids import new_ids
from bitloot.providers.kinguin.products import Offer as ProviderOffer

SAID = (
    *("provider_offer_id", "merchant", "price", "quantity", "text_quantity"),
    *("available_quantity", "is_preorder", "wholesale"),
)
"""Columns that say what the provider says."""
_COLUMNS = (*SAID, "product_id", "id")
_CHANGING = tuple(name for name in _COLUMNS if name not in {"id", "provider_offer_id"})


class Offered(Protocol):
    """What the provider offers of a product, and the same as lines for COPY."""

    @property
    def offers(self) -> Sequence[ProviderOffer]:
        """One a merchant."""

    def offer_lines(self) -> Sequence[str]:
        """A line each, as `line` gives it."""


def _statement(source: str) -> str:
    names = ", ".join(_COLUMNS)
    ours, theirs = (", ".join(f"{of}.{name}" for name in _CHANGING) for of in ("o", "excluded"))
    changes = ", ".join(f"{name} = excluded.{name}" for name in _CHANGING)
    return f"""
        insert into offers as o ({names}) select {names} from {source}
        on conflict (provider_offer_id) do update set {changes}
        where ({ours}) is distinct from ({theirs})
    """  # noqa: S608 (names of our own)


def replace(given: Mapping[UUID, Offered], *, new: Collection[UUID] = frozenset()) -> None:
    """Make the offers of these products what is given; those that are gone are deleted.

    What is the same is not written. `new` products have had none so far.
    """
    old = [product_id for product_id in given if product_id not in new]
    if old:
        kept = [offer.id for product_id in old for offer in given[product_id].offers]
        db.session.execute(
            delete(Offer).where(Offer.product_id.in_(old), Offer.provider_offer_id.not_in(kept))
        )
    lines = {
        offer.id: f"{line}\t{own}"
        for own, them in ((str(product_id), them) for product_id, them in given.items())
        for offer, line in zip(them.offers, them.offer_lines(), strict=True)
    }
    if lines:
        whole = map("{}\t{}".format, lines.values(), new_ids(len(lines)))
        statement = text(_statement(stage("offers", _COLUMNS, whole)))
        with waiting():
            db.session.execute(statement)


def line(offer: ProviderOffer) -> str:
    """The columns `SAID` as COPY reads them."""
    available = "\\N" if offer.available is None else offer.available
    return (
        f"{escaped(offer.id)}\t{escaped(offer.merchant)}\t{offer.price.amount}\t"
        f"{offer.quantity}\t{offer.text_quantity}\t{available}\t{offer.is_preorder}\t"
        f"{_wholesale(offer)}"
    )


def _wholesale(offer: ProviderOffer) -> str:
    if not offer.tiers:
        return "{}"
    tiers = [{"level": tier.level, "price": tier.price.plain()} for tier in offer.tiers]
    return escaped(json.dumps({"tiers": tiers}))
