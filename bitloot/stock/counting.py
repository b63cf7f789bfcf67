"""How many are left. The database's clock decides whether a hold or a key has run out."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from bitloot.catalog import versions
from bitloot.catalog.models import Product, SourceType
from bitloot.core.db import db
from bitloot.stock.models import StockItem, StockState


def sellable() -> ColumnElement[bool]:
    """Neither sold nor invalid nor past its own expiry."""
    return and_(
        StockItem.state == StockState.AVAILABLE,
        or_(StockItem.expires_at.is_(None), StockItem.expires_at > func.clock_timestamp()),
    )


def unheld() -> ColumnElement[bool]:
    """Held by nobody, or by somebody whose time has run out."""
    return or_(StockItem.held_until.is_(None), StockItem.held_until <= func.clock_timestamp())


def available(product_id: UUID) -> int:
    """How many can be held at this moment."""
    query = select(func.count()).where(StockItem.product_id == product_id, sellable(), unheld())
    return db.session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class Counts:
    """Every item of a product, by what can be done with it."""

    available: int
    reserved: int
    sold: int
    expired: int
    invalid: int
    quarantined: int = 0


_NONE = Counts(0, 0, 0, 0, 0)


def counts(product_id: UUID) -> Counts:
    """For staff."""
    return counts_of([product_id])[product_id]


def counts_of(product_ids: Collection[UUID]) -> dict[UUID, Counts]:
    """The same for several products, in one query; one without stock counts zero."""
    available_state = StockItem.state == StockState.AVAILABLE
    too_old = and_(available_state, StockItem.expires_at <= func.clock_timestamp())
    query = (
        select(
            StockItem.product_id,
            func.count().filter(sellable(), unheld()),
            func.count().filter(sellable(), StockItem.held_until > func.clock_timestamp()),
            func.count().filter(StockItem.state == StockState.SOLD),
            func.count().filter(or_(StockItem.state == StockState.EXPIRED, too_old)),
            func.count().filter(StockItem.state == StockState.INVALID),
            func.count().filter(StockItem.state == StockState.QUARANTINED),
        )
        .where(StockItem.product_id.in_(product_ids))
        .group_by(StockItem.product_id)
    )
    found = {product_id: Counts(*numbers) for product_id, *numbers in db.session.execute(query)}
    return {product_id: found.get(product_id, _NONE) for product_id in product_ids}


def recount(product_id: UUID) -> None:
    """Set the number that the catalogue shows.

    Skipped while another transaction changes the product: waiting here could end in a deadlock
    between buyers of several products, and `recount_all` comes round in seconds.
    """
    db.session.flush()
    locked = db.session.scalar(
        select(Product.id)
        .where(Product.id == product_id, Product.source_type == SourceType.CUSTOM)
        .with_for_update(skip_locked=True, key_share=True)
    )
    if locked is None:
        return
    number = available(product_id)
    changed = db.session.execute(
        update(Product)
        .where(Product.id == product_id, Product.stock != number)
        .values(stock=number)
        .returning(Product.id)
    ).first()
    if changed is not None:
        versions.changed()


def recount_all() -> int:
    """Mend every number that is out of date, as after a hold has run out; how many there were."""
    counted = (
        select(StockItem.product_id, func.count().label("number"))
        .where(sellable(), unheld())
        .group_by(StockItem.product_id)
        .subquery()
    )
    number = func.coalesce(counted.c.number, 0)
    wrong = db.session.scalars(
        select(Product.id)
        .outerjoin(counted, counted.c.product_id == Product.id)
        .where(Product.source_type == SourceType.CUSTOM, Product.stock != number)
    ).all()
    for product_id in wrong:
        recount(product_id)
    return len(wrong)
