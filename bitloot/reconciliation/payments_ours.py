"""Rule 1: every finished payment at NOWPayments is one of ours, once, with the same amount.

And the other way round: what is finished here exists there. The list is read page by page outside
any transaction; what it makes suspect is looked at again, one by one, by the provider's own record.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Select, exists, select

from bitloot.core.db import db
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.steps import Steps, outside
from bitloot.payments.models import Payment
from bitloot.payments.resolving import find
from bitloot.payments.states import PaymentStatus
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.records import PaymentPage, PaymentRecord
from bitloot.reconciliation.agreeing import MONEY, compare, unknown
from bitloot.reconciliation.findings import Finding, UndecidedError
from bitloot.reconciliation.models import Remedy, Rule, Sighting
from bitloot.reconciliation.sheet import Sheet
from bitloot.webhooks.models import Processing, WebhookEvent

PER_PAGE = 500
_MOST_PASSES = 3
_MONEY_HERE = (PaymentStatus.FINISHED, PaymentStatus.PARTIALLY_PAID, PaymentStatus.REFUNDED)
_OVERLAP = timedelta(days=1)  # whose midnight a bare date means is not documented
_NOT_FOUND = 404


def scan(sheet: Sheet) -> Steps[None]:
    """Read the whole list, again when it moved meanwhile, then look for what it lacks.

    Raises UndecidedError when it never stands still, and the provider's errors.
    """
    for _ in range(_MOST_PASSES):
        if (yield from _one_pass(sheet)):
            break
    else:
        raise UndecidedError("NOWPayments' list of payments kept moving while it was read.")
    sheet.suspect(_absent(sheet))


def judge(reference: str) -> Steps[Finding | None]:
    """Compare one payment by the provider's own record."""
    record = yield from outside(partial(_record, reference))
    payment = find(reference)
    if _is_on_its_way(reference):
        return None
    if payment is None:
        return unknown(record) if record is not None and record.status in MONEY else None
    if record is None:
        return _gone(payment)
    return compare(payment, record)


def _one_pass(sheet: Sheet) -> Steps[bool]:
    """Whether as many were seen as there were when the pass began.

    Oldest first: what is new comes to the end and moves nothing. Whatever else changes place can
    hide behind the edge between two pages; then the number of those seen falls short.
    """
    sheet.forget()
    since = (sheet.since - _OVERLAP).date() if sheet.since else None
    number, expected = 0, 0
    while True:
        page = yield from outside(partial(_page, number, since))
        expected = expected or page.total
        sheet.see(_suspicions(page.payments))
        seen = sheet.seen()
        sheet.count(seen)
        number += 1
        if not page.payments or number >= page.pages:
            return seen >= expected


def _page(number: int, since: date | None) -> PaymentPage:
    return get_nowpayments().list_payments(page=number, limit=PER_PAGE, since=since)


def _suspicions(records: Sequence[PaymentRecord]) -> list[tuple[str, bool]]:
    ids = [record.payment_id for record in records]
    query = select(Payment).where(Payment.provider_payment_id.in_(ids))
    ours = {payment.provider_payment_id: payment for payment in db.session.scalars(query)}
    return [(each.payment_id, _is_suspect(ours.get(each.payment_id), each)) for each in records]


def _is_suspect(payment: Payment | None, record: PaymentRecord) -> bool:
    if payment is None:
        return record.status in MONEY
    return compare(payment, record) is not None


def _absent(sheet: Sheet) -> Select[str | None]:
    listed = exists().where(
        Sighting.sheet == sheet.id, Sighting.reference == Payment.provider_payment_id
    )
    query = select(Payment.provider_payment_id).where(
        Payment.status.in_(_MONEY_HERE),
        Payment.provider_payment_id.is_not(None),
        Payment.created_at < sheet.started_at,
        ~listed,
    )
    return query if sheet.since is None else query.where(Payment.created_at >= sheet.since)


def _record(reference: str) -> PaymentRecord | None:
    try:
        return get_nowpayments().get_payment(reference)
    except ProviderRefusedError as refused:
        if refused.status != _NOT_FOUND:
            raise
        return None


def _is_on_its_way(reference: str) -> bool:
    """Its IPN came and is being applied at this moment: the next comparison will see the end."""
    query = select(WebhookEvent.id).where(
        WebhookEvent.reference == reference, WebhookEvent.processing == Processing.WAITING
    )
    return db.session.scalar(query.limit(1)) is not None


def _gone(payment: Payment) -> Finding | None:
    if payment.status not in _MONEY_HERE:
        return None
    return Finding(
        Rule.PAYMENTS_OURS,
        payment.provider_payment_id or "",
        f"Payment {payment.provider_payment_id} is {payment.status.value} here; NOWPayments does "
        "not know it.",
        Remedy.REVIEW,
        payment.order_id,
        {"ours": payment.status.value, "theirs": None},
    )
