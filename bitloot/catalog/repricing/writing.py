"""A batch of new prices and their history, in one statement."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from bitloot.catalog import versions
from bitloot.core.db import db
from bitloot.core.money import Money

_WRITE = text(
    """
    with given as (
        select * from unnest(cast(:ids as uuid[]), cast(:prices as numeric[])) as t(id, price)
    ), changed as (
        update products p set price = given.price, updated_at = clock_timestamp()
        from given where p.id = given.id
        returning p.id, p.cost, p.price
    )
    insert into price_changes (product_id, cost, price, cause)
    select id, cost, price, :cause from changed
    """
)


def write_prices(prices: Sequence[tuple[UUID, Money]], *, cause: str) -> None:
    """Set prices of products that the caller has locked; nothing is written for an empty list."""
    if not prices:
        return
    ids = [str(product_id) for product_id, _ in prices]
    amounts = [price.amount for _, price in prices]
    db.session.execute(_WRITE, {"ids": ids, "prices": amounts, "cause": cause})
    versions.changed()
