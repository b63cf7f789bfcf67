"""The merchants' offers of a product, as the provider last listed them."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from sqlalchemy import delete, text

from bitloot.catalog.models import Offer
from bitloot.catalog.staging import escaped, stage
from bitloot.catalog.turns import waiting
from bitloot.core.db import db
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

    def offer_lines(self, product_id: str) -> Mapping[str, str]:
        """A line each, as `line` gives it, by the provider's id."""


def _statement(source: str) -> str:
    names = ", ".join(_COLUMNS)
    ours, theirs = (", ".join(f"{of}.{name}" for name in _CHANGING) for of in ("o", "excluded"))
    changes = ", ".join(f"{name} = excluded.{name}" for name in _CHANGING)
    return f"""
        insert into offers as o ({names}) select {names} from {source}
        on conflict (provider_offer_id) do update set {changes}
        where ({ours}) is distinct from ({theirs})
    """  # noqa: S608 (names of our own)


def replace(given: Mapping[str, Offered], *, old: Collection[str]) -> None:
    """Make the offers of these products what is given, by their ids.

    Of `old` products, the others have had none so far, those that are gone are deleted. What is the
    same is not written.
    """
    if old:
        kept = [offer.id for product_id in old for offer in given[product_id].offers]
        db.session.execute(
            delete(Offer).where(Offer.product_id.in_(old), Offer.provider_offer_id.not_in(kept))
        )
    lines: dict[str, str] = {}
    for product_id, them in given.items():
        lines.update(them.offer_lines(product_id))
    if lines:
        statement = text(_statement(stage("offers", _COLUMNS, lines.values())))
        with waiting():
            db.session.execute(statement)


def line(offer: ProviderOffer, own_id: str, product_id: str) -> str:
    """All columns as COPY reads them."""
    available = "\\N" if offer.available is None else offer.available
    return (
        f"{escaped(offer.id)}\t{escaped(offer.merchant)}\t{offer.price.amount}\t"
        f"{offer.quantity}\t{offer.text_quantity}\t{available}\t{offer.is_preorder}\t"
        f"{_wholesale(offer)}\t{product_id}\t{own_id}"
    )


def _wholesale(offer: ProviderOffer) -> str:
    if not offer.tiers:
        return "{}"
    tiers = [{"level": tier.level, "price": tier.price.plain()} for tier in offer.tiers]
    return escaped(json.dumps({"tiers": tiers}))
