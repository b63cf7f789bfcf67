"""The jobs of this room: apply an IPN, poll a payment, value it. All end in the provider's word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

from sqlalchemy import select

from bitloot.core.attention import raise_attention
from bitloot.core.clock import utcnow
from bitloot.core.db import db, transaction
from bitloot.core.http.client import parse_json
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.core.timeline import EntryKind, note
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments import access, appraising
from bitloot.payments.applying import apply_report
from bitloot.payments.doubting import Doubt, Doubted, doubt
from bitloot.payments.explaining import age_of, is_old, nobodys, stands, unasked
from bitloot.payments.models import Payment
from bitloot.payments.polling import POLL
from bitloot.payments.resolving import find, resolve
from bitloot.payments.settling import deny
from bitloot.payments.states import RANK, PaymentStatus
from bitloot.payments.valuing import question
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.client import UnreadableError
from bitloot.providers.nowpayments.reading import payment as read_payment
from bitloot.providers.nowpayments.records import PaymentRecord
from bitloot.webhooks import service as inbox
from bitloot.webhooks.models import Processing

APPLY_IPN = "payments.apply"
UNKNOWN_FOR = timedelta(minutes=5)
_NOT_FOUND = 404
_LONGEST_WAIT = 60.0
_NO_ACCESS_PAUSE = 300.0
_ENOUGH_WAITING = 12  # postponements: about an hour


@dataclass(frozen=True, slots=True)
class Ipn:
    """A verified IPN: what it claims. Its facts are never applied, only the provider's record."""

    event_id: UUID
    received_at: datetime
    claim: PaymentRecord


def apply(job: JobView) -> None:
    """Apply an IPN from the inbox."""
    started = utcnow()
    with transaction():
        event = inbox.accepted(job.uuid("event_id"))
        claim = _claim(event.body)
        if claim is None:
            text = "Signed, but its amounts are none; the payment is polled all the same."
            inbox.finish(event.id, Processing.FAILED, text, started=started)
            return
        ipn = Ipn(event.id, event.received_at, claim)
        ours = _is_ours(claim)
    try:
        record = _ask(ipn.claim.payment_id) if ours else None
    except UnreadableError as nonsense:
        _unreadable(ipn.claim.payment_id, nonsense)
        with transaction():
            inbox.finish(ipn.event_id, Processing.FAILED, str(nonsense), started=started)
        return
    except ProviderRefusedError as refused:
        with transaction():
            _refused(refused, ipn, started)
        _come_again(refused, job)
    with transaction():
        if ours:
            access.let_in()
        payment = resolve(record) if record else find(ipn.claim.payment_id)
        if payment is None:
            _unknown(ipn, job, started)
            return
        _apply(ipn, payment, record, started)
    follow(record)


def poll(job: JobView) -> None:
    """Ask the provider about one payment."""
    with transaction():
        payment = db.session.get(Payment, job.uuid("payment_id"))
        provider_id = payment.provider_payment_id if payment else None
    if provider_id is None:
        return
    try:
        record = _ask(provider_id)
    except UnreadableError as nonsense:
        _unreadable(provider_id, nonsense)
        return
    except ProviderRefusedError as refused:
        with transaction():
            _refused(refused)
        _come_again(refused, job)
    if record is None:
        return
    report(record)
    follow(record)


def report(record: PaymentRecord) -> bool:
    """Apply a record of the provider in a transaction of its own; False when it is not ours."""
    with transaction():
        access.let_in()
        payment = resolve(record)
        if payment is None:
            return False
        apply_report(payment, record)
    return True


def _claim(body: bytes) -> PaymentRecord | None:
    try:
        return read_payment(parse_json(body))
    except (ValueError, RecursionError):
        return None


def _is_ours(claim: PaymentRecord) -> bool:
    """Whether asking the provider can lead anywhere."""
    known = find(claim.payment_id) or (
        find(claim.parent_payment_id) if claim.parent_payment_id else None
    )
    return known is not None or claim.order_id is not None


def _ask(provider_id: str) -> PaymentRecord | None:
    """The provider's record, or None when it says that there is none."""
    try:
        return get_nowpayments().get_payment(provider_id)
    except ProviderRefusedError as refused:
        if refused.status != _NOT_FOUND:
            raise
        return None


def _refused(
    refused: ProviderRefusedError, ipn: Ipn | None = None, started: datetime | None = None
) -> None:
    """Told to staff where it is our key, and at the IPN that made us ask."""
    if access.is_access(refused):
        access.turned_away(refused)
    if ipn is not None and started is not None:
        payment = find(ipn.claim.payment_id)
        inbox.finish(
            ipn.event_id,
            Processing.FAILED,
            unasked(refused),
            started=started,
            trail_id=payment.order_id if payment else None,
        )


def _come_again(refused: ProviderRefusedError, job: JobView) -> NoReturn:
    """Our key is mended by people: that is waited for. Any other no is an error of the job."""
    if not access.is_access(refused):
        raise refused
    wait = min(_NO_ACCESS_PAUSE, 2.0 ** min(job.postponements + 2, 12))
    raise PostponeError(wait, str(refused)) from refused


def _unreadable(provider_id: str, nonsense: UnreadableError) -> None:
    """Told to staff; the payment is asked about again on its schedule."""
    with transaction():
        payment = find(provider_id)
        if payment is not None:
            order = orders.lock(payment.order_id)
            doubt(order, payment, Doubted(Doubt.UNREADABLE, str(nonsense)))


def _apply(ipn: Ipn, payment: Payment, record: PaymentRecord | None, started: datetime) -> None:
    claimed = ipn.claim.status
    subject = ("payment", payment.id)
    heard = f"IPN: payment {ipn.claim.payment_id} is {claimed}."
    note(EntryKind.IPN, heard, subject=subject, trail_id=payment.order_id)
    before = (payment.status, payment.actually_paid)
    order = apply_report(payment, record) if record else orders.lock(payment.order_id)
    is_news = (payment.status, payment.actually_paid) != before
    finished = claimed == PaymentStatus.FINISHED.value
    denied = finished and RANK[payment.status] < RANK[PaymentStatus.FINISHED]
    if denied:
        deny(order, payment, claimed)
    said = "" if is_news else "Nothing new. "
    if denied:
        said = "Denied by the provider's record. "
    ignored = denied or (not is_news and is_old(ipn.claim, ipn.received_at))
    inbox.finish(
        ipn.event_id,
        Processing.IGNORED if ignored else Processing.APPLIED,
        f"{said}{stands(payment, order)}{age_of(ipn.claim, ipn.received_at)}",
        started=started,
        trail_id=order.id,
    )


def _unknown(ipn: Ipn, job: JobView, started: datetime) -> None:
    """It may beat our own commit: wait up to five minutes, then tell staff."""
    if utcnow() < ipn.received_at + UNKNOWN_FOR:
        wait = min(_LONGEST_WAIT, 2.0 ** min(job.postponements, 6))
        raise PostponeError(wait, f"payment {ipn.claim.payment_id} is not known yet")
    named = ipn.claim.order_id
    order = db.session.scalar(select(Order).where(Order.number == named)) if named else None
    said = nobodys(ipn.claim, order) + age_of(ipn.claim, ipn.received_at)
    trail_id = order.id if order else None
    raise_attention(
        "ipn_unknown",
        subject=("webhook", ipn.event_id),
        trail_id=trail_id,
        summary=f"A signed IPN says that payment {ipn.claim.payment_id} is {ipn.claim.status}. "
        f"{said}",
        action="review",
        data={"payment_id": ipn.claim.payment_id, "order": named},
    )
    inbox.finish(ipn.event_id, Processing.FAILED, said, started=started, trail_id=trail_id)


def follow(record: PaymentRecord | None) -> None:
    """Further deposits to the same address are payments of their own; their IPN may be lost."""
    for child_id in record.payment_extra_ids if record else ():
        with transaction():
            known = find(child_id) is not None
        child = None if known else _ask_about_child(child_id)
        if child is not None:
            report(child)


def _ask_about_child(child_id: str) -> PaymentRecord | None:
    """One that cannot be read is left to the parent's next poll."""
    try:
        return _ask(child_id)
    except UnreadableError:
        return None


def value(job: JobView) -> None:
    """Value a payment by the provider's estimate, where its facts are still the same then."""
    payment_id = job.uuid("payment_id")
    with transaction():
        payment = db.session.get_one(Payment, payment_id)
        asked, received = question(payment), payment.received
    if asked is None:
        return
    try:
        found, why = appraising.ask(asked, received), "The estimate is not plausible."
    except ProviderRefusedError as refused:
        found, why = appraising.Appraisal(None, None), str(refused)
    except (ProviderUnavailableError, ProviderUnknownError) as away:
        if job.postponements == _ENOUGH_WAITING:
            with transaction():
                appraising.tell_unknown(db.session.get_one(Payment, payment_id), str(away))
        raise
    with transaction():
        payment = db.session.get_one(Payment, payment_id)
        order = orders.lock(payment.order_id)
        db.session.refresh(payment)
        if question(payment) == asked:  # else another job has been queued for what it is now
            appraising.take(order, payment, found, why)


JOBS: Mapping[str, Handler] = {
    APPLY_IPN: Handler(apply),
    POLL: Handler(poll),
    appraising.VALUE: Handler(value),
}
