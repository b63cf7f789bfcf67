"""The products that rules may price, read in batches: memory does not grow with the catalogue.

Rules price what a provider sells us. They leave alone what staff priced by hand (`price` is among
its overrides), what is retired, and products of our own, unless a rule names one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.price_rules import Facts, RuleBook
from bitloot.catalog.pricing import Explained, price
from bitloot.catalog.repricing.grouping import Groups, groups_of
from bitloot.core.db import db
from bitloot.core.money import Money

BATCH = 2000
Columns = Select[UUID, int | None, str, str, str | None, int, Money | None, Money]
_NO_GROUPS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """What pricing a product takes; `kinguin_id` is None for one of our own."""

    id: UUID
    kinguin_id: int | None
    title: str
    category: str
    platform: str | None
    stock: int
    cost: Money
    price: Money

    def facts(self, groups: Groups) -> Facts:
        """As rules ask for them."""
        found = groups.get(self.id, _NO_GROUPS)
        return Facts(self.id, self.category, self.platform, self.stock, found)


Outcome = tuple[Candidate, Explained]


def priceable(book: RuleBook) -> ColumnElement[bool]:
    """What rules may price."""
    by_hand = literal("price") == func.any(Product.overrides)
    return and_(
        Product.cost.is_not(None),
        Product.retired_at.is_(None),
        ~by_hand,
        or_(Product.source_type == SourceType.KINGUIN, Product.id.in_(_named(book))),
    )


def count(book: RuleBook) -> int:
    """How many products that are."""
    return db.session.scalar(select(func.count(Product.id)).where(priceable(book))) or 0


def following(after: int, book: RuleBook, *, lock: bool) -> list[Candidate]:
    """The next batch of the provider's products, by Kinguin's number, as syncs lock them."""
    query = _query(book).where(Product.kinguin_id > after).order_by(Product.kinguin_id)
    return _read(query.limit(BATCH), lock=lock)


def own(book: RuleBook, *, lock: bool) -> list[Candidate]:
    """Products of our own that a rule names."""
    if not book.named:
        return []
    query = _query(book).where(Product.source_type == SourceType.CUSTOM).order_by(Product.id)
    return _read(query, lock=lock)


def everything(book: RuleBook) -> Iterator[list[Candidate]]:
    """All of them, in batches, unlocked."""
    after = 0
    while batch := following(after, book, lock=False):
        yield batch
        after = batch[-1].kinguin_id or 0
    if batch := own(book, lock=False):
        yield batch


def outcomes(batch: list[Candidate], book: RuleBook) -> list[Outcome]:
    """What the rules say of each."""
    groups = groups_of([each.id for each in batch], book)
    return [(each, price(each.cost, each.facts(groups), book)) for each in batch]


def _named(book: RuleBook) -> list[UUID]:
    return [UUID(each) for each in sorted(book.named)]


def _query(book: RuleBook) -> Columns:
    return select(
        Product.id,
        Product.kinguin_id,
        Product.title,
        Product.category,
        Product.platform,
        Product.stock,
        Product.cost,
        Product.price,
    ).where(priceable(book))


def _read(query: Columns, *, lock: bool) -> list[Candidate]:
    if lock:
        query = query.with_for_update(key_share=True)
    return [
        Candidate(product_id, kinguin_id, title, category, platform, stock, cost, price)
        for product_id, kinguin_id, title, category, platform, stock, cost, price in (
            db.session.execute(query)
        )
        if cost is not None
    ]
