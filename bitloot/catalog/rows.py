"""Product rows by the batch: what is there, and writing what is new of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Integer, func, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from bitloot.catalog.models import Product
from bitloot.catalog.normalizing import Row
from bitloot.catalog.preparing import SAID, Ready
from bitloot.catalog.repricing.syncing import DECIDED, Before
from bitloot.catalog.staging import encoder, escaped, line_of, stage
from bitloot.catalog.turns import waiting
from bitloot.core.db import db
from bitloot.core.money import Money

_FIRST: Row = {"featured": False, "overrides": [], "sales_count": 0, "review_count": 0}
"""What a product begins with, besides what the provider says."""
_OURS = ("id", "kinguin_id", "source_type", "slug", "published", *_FIRST)
"""Given when a product is made, and not changed by a sync."""
_SAID = (*SAID, *DECIDED)
_ENDING = line_of(encoder(name)(value) for name, value in _FIRST.items())


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
    kinguin_id: int
    slug: str
    published: bool

    def line(self) -> str:
        """As COPY reads it."""
        published = "t" if self.published else "f"
        ours = f"{self.ready.id}\t{self.kinguin_id}\tkinguin\t{escaped(self.slug)}\t{published}"
        return f"{self.ready.line(self.decided)}\t{ours}\t{_ENDING}"


def write(drafts: Sequence[Draft], have: Mapping[int, Known], *, cause: str) -> dict[int, Written]:
    """Add or change products, and note prices that are new; `have` are those that are known.

    What staff have edited stays as they left it. Those are returned that were here already: known,
    or made by somebody else a moment ago.
    """
    source = stage("products", (*_SAID, *_OURS), (draft.line() for draft in drafts))
    before = {
        "known": list(have),
        "costs": [None if each.cost is None else each.cost.amount for each in have.values()],
        "prices": [each.price.amount for each in have.values()],
        "cause": cause,
    }
    with waiting():
        returned = db.session.execute(text(_statement(source)), before)
    return {
        kinguin_id: Written(product_id, title, _euros(cost), Money(price), _euros(held_from))
        for kinguin_id, product_id, title, cost, price, held_from in returned
    }


def _euros(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money(amount)


def _statement(source: str) -> str:
    names = ", ".join((*_SAID, *_OURS))
    changes = ", ".join(
        f"{name} = case when '{name}' = any(p.overrides) then p.{name} else excluded.{name} end"
        for name in _SAID
    )
    return f"""
        with written as (
            insert into products as p ({names}) select {names} from {source}
            on conflict (kinguin_id) do update set {changes},
                retired_at = null, updated_at = clock_timestamp()
            returning p.kinguin_id, p.id, p.title, p.cost, p.price, p.cost_held_from
        ), before as (
            select * from unnest(
                cast(:known as integer[]), cast(:costs as numeric[]), cast(:prices as numeric[])
            ) as known(kinguin_id, cost, price)
        ), noted as (
            insert into price_changes (product_id, cost, price, cause)
            select id, cost, price, :cause from written as now where not exists (
                select from before where before.kinguin_id = now.kinguin_id
                    and before.price = now.price and before.cost is not distinct from now.cost
            )
        )
        select * from written as now
        where not exists (select from {source} as new where new.id = now.id)
    """  # noqa: S608 (names of our own columns)
