"""Rule 6: the books sum to zero, and hold of everything what its facts say.

Positions are computed many at a time to find suspects, and one at a time, twice, to judge them.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, String, cast, func, select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.core.steps import Steps, saved
from bitloot.ledger.catching_up import BOOKS, post_spoiled
from bitloot.ledger.checking import lacking, untrue_days
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.ledger.posting import SubjectKind
from bitloot.payments.models import Payment
from bitloot.reconciliation.books import BY_KIND, RECENT, missing, named, next_batch
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.sheet import Sheet
from bitloot.webhooks.models import Processing, WebhookEvent

TRANSACTION, TOTAL, CLOSING = "transaction", "total", "closing"
_OVERLAP = 1_000  # postings whose numbers were drawn before the last look and committed after it


def scan(sheet: Sheet) -> Steps[None]:
    """Every transaction, all together, then every order and purchase, batch by batch."""
    if sheet.thorough:
        post_spoiled()  # keys run out by the clock: no event brings that into the books
    sheet.suspect(_unbalanced(sheet))
    if sheet.thorough and _total().amount:
        sheet.see([(TOTAL, True)])
    if sheet.thorough:
        sheet.see((f"{CLOSING}:{day.isoformat()}", True) for day in untrue_days(sheet.since))
    sheet.mark = db.session.scalar(select(func.max(Posting.id))) or 0
    checked = sheet.seen()
    since = sheet.since if sheet.thorough else sheet.started_at - RECENT
    for book in BOOKS:
        ids: list[UUID] = []
        while ids := next_batch(book, since, ids[-1] if ids else None):
            sheet.see((f"{book.kind.value}:{each}", True) for each in book.stale(ids))
            checked += len(ids)
            sheet.count(checked)
            yield from saved()


def judge(reference: str) -> Steps[Finding | None]:
    """Look at one transaction or subject again."""
    kind, _, key = reference.partition(":")
    yield from saved()
    if kind == TOTAL:
        return _of_total()
    if kind == TRANSACTION:
        return _of_transaction(UUID(key))
    if kind == CLOSING:
        return _of_closing(date.fromisoformat(key))
    return (yield from _of_subject(SubjectKind(kind), UUID(key)))


def _unbalanced(sheet: Sheet) -> Select[str]:
    prefix = f"{TRANSACTION}:"
    query = select(func.concat(prefix, cast(Posting.transaction_id, String)))
    if not sheet.thorough:
        new = select(Posting.transaction_id).where(Posting.id > sheet.mark - _OVERLAP)
        query = query.where(Posting.transaction_id.in_(new))
    return query.group_by(Posting.transaction_id).having(func.sum(Posting.amount) != Money.zero())


def _total() -> Money:
    return db.session.scalar(select(func.sum(Posting.amount))) or Money.zero()


def _of_total() -> Finding | None:
    total = _total()
    if not total.amount:
        return None
    return Finding(
        Rule.LEDGER_BALANCES,
        TOTAL,
        f"All accounts together hold {total}; they must hold nothing.",
        Remedy.REVIEW,
        None,
        {"total": str(total.amount)},
    )


def _of_transaction(transaction_id: UUID) -> Finding | None:
    lines = select(func.sum(Posting.amount)).where(Posting.transaction_id == transaction_id)
    total = db.session.scalar(lines) or Money.zero()
    entry = db.session.get(LedgerTransaction, transaction_id)
    if entry is None or not total.amount:
        return None
    return Finding(
        Rule.LEDGER_BALANCES,
        f"{TRANSACTION}:{transaction_id}",
        f"Ledger transaction “{entry.text}” sums to {total}; it must sum to zero.",
        Remedy.REVIEW,
        entry.order_id,
        {"total": str(total.amount)},
    )


def _of_closing(day: date) -> Finding | None:
    """What closed days are read for stands in no other place, so nobody else would notice."""
    absent = lacking(day)
    if not absent:
        return None
    lines = ", ".join(f"{account.value} {amount}" for account, amount in absent.items())
    return Finding(
        Rule.LEDGER_BALANCES,
        f"{CLOSING}:{day.isoformat()}",
        f"The closing of {day:%d %b %Y} is not what was posted on that day; it lacks {lines}.",
        Remedy.POST,
        None,
        {account.value: str(amount.amount) for account, amount in absent.items()},
    )


def _of_subject(kind: SubjectKind, subject_id: UUID) -> Steps[Finding | None]:
    """Two looks: a posting between two reads of the first one would seem to be missing."""
    book = BY_KIND[kind]
    if not missing(book, subject_id):
        return None
    yield from saved()
    unposted = missing(book, subject_id)
    if not unposted or (kind is SubjectKind.ORDER and _news_is_waiting(subject_id)):
        return None
    name, order_id = named(kind, subject_id)
    lines = ", ".join(f"{account.value} {amount}" for account, amount in unposted.items())
    return Finding(
        Rule.LEDGER_BALANCES,
        f"{kind.value}:{subject_id}",
        f"{name}: the books lack {lines}.",
        Remedy.POST,
        order_id,
        {account.value: str(amount.amount) for account, amount in unposted.items()},
    )


def _news_is_waiting(order_id: UUID) -> bool:
    """An IPN is in but not applied yet: what it says is not posted yet either."""
    query = (
        select(WebhookEvent.id)
        .join(Payment, Payment.provider_payment_id == WebhookEvent.reference)
        .where(Payment.order_id == order_id, WebhookEvent.processing == Processing.WAITING)
    )
    return db.session.scalar(query.limit(1)) is not None
