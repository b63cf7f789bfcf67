"""Product rows by the batch: what is there, and writing what is new of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Integer, func, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from bitloot.catalog.models import Product
from bitloot.catalog.normalizing import Row
from bitloot.catalog.preparing import SAID, Ready
from bitloot.catalog.repricing.syncing import Before
from bitloot.catalog.staging import encoder, escaped, stage
from bitloot.catalog.turns import waiting
from bitloot.core.db import db
from bitloot.core.money import Money

_FIRST: Row = {"featured": False, "overrides": [], "sales_count": 0, "review_count": 0}
"""What a product begins with, besides what the provider says."""
_OURS = ("id", "kinguin_id", "source_type", "slug", "published", *_FIRST)
"""Given when a product is made, and not changed by a sync."""
_DECIDED = ("price", "cost_held_from", "stock")
"""What terms say of what the provider says."""
_ENDING = "\t".join(encoder(name)(value) for name, value in _FIRST.items())
_ENCODED = tuple((name, encoder(name)) for name in _DECIDED)
_HISTORY = text(
    """
    insert into price_changes (product_id, cost, price, cause)
    select id, cost, price, :cause from unnest(
        cast(:ids as uuid[]), cast(:costs as numeric[]), cast(:prices as numeric[])
    ) as t(id, cost, price)
    """
)


@dataclass(frozen=True, slots=True)
class Known(Before):
    """What the shop has of a listed product."""

    digest: str | None
    retired: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it was stored."""

    id: UUID
    title: str
    cost: Money | None
    price: Money
    held_from: Money | None


def known(kinguin_ids: Iterable[int]) -> dict[int, Known]:
    """Those that are in the shop, by the provider's number."""
    return _known(kinguin_ids, lock=False)


def locked(kinguin_ids: Iterable[int]) -> dict[int, Known]:
    """The same, locked in one order, so that two batches never wait for each other in a circle."""
    return _known(kinguin_ids, lock=True)


def _known(kinguin_ids: Iterable[int], *, lock: bool) -> dict[int, Known]:
    query = (
        select(
            Product.kinguin_id,
            Product.id,
            Product.category,
            Product.platform,
            Product.stock,
            Product.cost,
            Product.price,
            Product.overrides,
            Product.cost_held_from,
            Product.provider_digest,
            Product.retired_at.is_not(None),
        )
        .where(Product.kinguin_id == func.any(literal(list(kinguin_ids), ARRAY(Integer))))
        .order_by(Product.kinguin_id)
    )
    rows = db.session.execute(query.with_for_update() if lock else query)
    return {row[0]: Known(*row[1:]) for row in rows if row[0] is not None}


@dataclass(frozen=True, slots=True)
class Draft:
    """A row to be written: what the provider says, what the terms decided, what is ours.

    A known product keeps its own id and slug; these are for the insert that will not happen.
    """

    ready: Ready
    decided: Row
    id: str
    kinguin_id: int
    slug: str
    published: bool

    def line(self) -> str:
        """As COPY reads it."""
        decided = "\t".join([encode(self.decided[name]) for name, encode in _ENCODED])
        published = "t" if self.published else "f"
        ours = f"{self.id}\t{self.kinguin_id}\tkinguin\t{escaped(self.slug)}\t{published}"
        return f"{self.ready.line()}\t{decided}\t{ours}\t{_ENDING}"


def write(drafts: Sequence[Draft]) -> dict[int, Written]:
    """Add or change products; what staff have edited stays as they left it."""
    said = (*SAID, *_DECIDED)
    source = stage("products", (*said, *_OURS), (draft.line() for draft in drafts))
    with waiting():
        returned = db.session.execute(text(_statement(said, source)))
    return {
        kinguin_id: Written(product_id, title, _euros(cost), Money(price), _euros(held_from))
        for kinguin_id, product_id, title, cost, price, held_from in returned
    }


def note_prices(changed: Collection[Written], *, cause: str) -> None:
    """Price history of those whose cost or price has moved."""
    if changed:
        amounts = [None if each.cost is None else each.cost.amount for each in changed]
        given = {
            "ids": [str(each.id) for each in changed],
            "costs": amounts,
            "prices": [each.price.amount for each in changed],
            "cause": cause,
        }
        with waiting():
            db.session.execute(_HISTORY, given)


def _euros(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money(amount)


def _statement(said: Sequence[str], source: str) -> str:
    names = ", ".join((*said, *_OURS))
    changes = ", ".join(
        f"{name} = case when '{name}' = any(p.overrides) then p.{name} else excluded.{name} end"
        for name in said
    )
    return f"""
        insert into products as p ({names}) select {names} from {source}
        on conflict (kinguin_id) do update set {changes},
            retired_at = null, updated_at = clock_timestamp()
        returning p.kinguin_id, p.id, p.title, p.cost, p.price, p.cost_held_from
    """  # noqa: S608 (names of our own columns)
