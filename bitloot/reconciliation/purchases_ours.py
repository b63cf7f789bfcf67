"""Rule 3: every order at Kinguin belongs to exactly one attempt, at the cost that was posted.

And the other way round: what we bought exists there. The list is read page by page; an order that
comes while it is read is left to the next comparison, unless it happens to be seen.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import ColumnElement, Select, exists, select

from bitloot.core.db import db
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.steps import Steps, outside
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.client import LARGEST_PAGE
from bitloot.providers.kinguin.orders import Order, OrderPage
from bitloot.reconciliation.buying import compare, gone, unknown
from bitloot.reconciliation.findings import Finding, UndecidedError
from bitloot.reconciliation.models import Sighting
from bitloot.reconciliation.sheet import Sheet

_MOST_PASSES = 3
_OVERLAP = timedelta(hours=1)  # clocks differ
_NOT_FOUND = 404
_BOUGHT = (AttemptStatus.PLACED, AttemptStatus.COMPLETED)


def scan(sheet: Sheet) -> Steps[None]:
    """Read all orders, again when some were missed, then look for ours that the list lacks.

    Raises UndecidedError when it never stands still, and the provider's errors.
    """
    for _ in range(_MOST_PASSES):
        if (yield from _one_pass(sheet)):
            break
    else:
        raise UndecidedError("Kinguin's list of orders kept moving while it was read.")
    sheet.suspect(_absent(sheet))


def judge(reference: str) -> Steps[Finding | None]:
    """Compare one order as Kinguin tells of it now."""
    order = yield from outside(partial(_order, reference))
    ours = _attempts(reference, order)
    if order is None:
        return gone(ours[0]) if ours else None
    if not ours:
        return unknown(order)
    return next(filter(None, (compare(attempt, order) for attempt in ours)), None)


def _one_pass(sheet: Sheet) -> Steps[bool]:
    """Whether as many were seen as there were when the pass began.

    Which end of the list new orders come to is not documented. At the end they move nothing; at
    the beginning they push some over the edge of a page, which are then read twice and count once.
    """
    sheet.forget()
    number, expected = 0, 0
    while True:
        number += 1
        page = yield from outside(partial(_page, sheet, number))
        expected = expected or page.item_count
        sheet.see(_suspicions(page.orders))
        seen = sheet.seen()
        sheet.count(seen)
        if not page.orders or number * LARGEST_PAGE >= page.item_count:
            return seen >= expected


def _page(sheet: Sheet, number: int) -> OrderPage:
    since = sheet.since - _OVERLAP if sheet.since else None
    until = sheet.started_at + _OVERLAP
    return get_kinguin().orders_page(number, created_from=since, created_to=until)


def _suspicions(orders: Sequence[Order]) -> list[tuple[str, bool]]:
    ids = [order.id for order in orders]
    query = select(FulfillmentAttempt).where(FulfillmentAttempt.provider_order_id.in_(ids))
    ours: dict[str | None, list[FulfillmentAttempt]] = defaultdict(list)
    for attempt in db.session.scalars(query):
        ours[attempt.provider_order_id].append(attempt)
    return [(order.id, not ours[order.id] or _differs(ours[order.id], order)) for order in orders]


def _differs(ours: Sequence[FulfillmentAttempt], order: Order) -> bool:
    return any(compare(attempt, order) is not None for attempt in ours)


def _absent(sheet: Sheet) -> Select[str | None]:
    listed = exists().where(
        Sighting.sheet == sheet.id, Sighting.reference == FulfillmentAttempt.provider_order_id
    )
    query = select(FulfillmentAttempt.provider_order_id).where(
        FulfillmentAttempt.status.in_(_BOUGHT),
        FulfillmentAttempt.provider_order_id.is_not(None),
        FulfillmentAttempt.created_at < sheet.started_at,
        ~listed,
    )
    if sheet.since is not None:
        query = query.where(FulfillmentAttempt.created_at >= sheet.since)
    return query


def _order(reference: str) -> Order | None:
    try:
        return get_kinguin().get_order(reference)
    except ProviderRefusedError as refused:
        if refused.status != _NOT_FOUND:
            raise
        return None


def _attempts(reference: str, order: Order | None) -> list[FulfillmentAttempt]:
    """By their id, else by our reference: one for each line that was asked for together."""
    rows = _named(FulfillmentAttempt.provider_order_id == reference)
    if not rows and order is not None and order.external_id:
        rows = _named(FulfillmentAttempt.external_id == order.external_id)
    return rows


def _named(condition: ColumnElement[bool]) -> list[FulfillmentAttempt]:
    query = select(FulfillmentAttempt).where(condition).order_by(FulfillmentAttempt.id)
    return list(db.session.scalars(query))
