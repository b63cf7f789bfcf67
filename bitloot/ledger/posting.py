"""Writing into the books. What is posted converges to a position; a repeat posts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as insert_once

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.ledger.positions import Position, difference, position


class SubjectKind(StrEnum):
    """What a balance belongs to."""

    ORDER = "order"
    ATTEMPT = "attempt"
    STOCK_BATCH = "stock_batch"
    SOLD_ITEM = "sold_item"
    TOP_UP = "top_up"
    ENTRY = "entry"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that money moves because of; `name` is how staff know it."""

    kind: SubjectKind
    id: UUID
    name: str
    order_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """What the books hold for a subject, in how many transactions."""

    sums: Position
    transactions: int


_WORDS: Sequence[tuple[Account, str]] = (
    (Account.SALES, "sale"),
    (Account.FORFEITED, "forfeited"),
    (Account.CUSTOMERS, "owed to the customer"),
    (Account.REFUNDS, "sent back"),
    (Account.PROVIDER_FEES, "provider's fee"),
    (Account.GOODS_KINGUIN, "goods from Kinguin"),
    (Account.GOODS_CUSTOM, "goods from own stock"),
    (Account.OWNER, "stock came in"),
    (Account.FX, "rounding and rates"),
)


def posted_for(kind: SubjectKind, subject_id: UUID) -> Posted:
    """One query; a subject has few lines."""
    rows = db.session.execute(
        select(Posting.transaction_id, Posting.account, Posting.amount)
        .join(LedgerTransaction, LedgerTransaction.id == Posting.transaction_id)
        .where(LedgerTransaction.subject_kind == kind, LedgerTransaction.subject_id == subject_id)
    ).all()
    sums = position(*((account, amount) for _, account, amount in rows))
    return Posted(sums, len({transaction_id for transaction_id, _, _ in rows}))


def converge(subject: Subject, wanted: Position, *, at: datetime | None = None) -> bool:
    """Post the difference between `wanted` and what is posted; whether there was one.

    The caller holds the lock of the subject's row. `at` dates what is posted for the first time
    after the fact; a correction counts on the day it is made.
    """
    posted = posted_for(subject.kind, subject.id)
    lines = difference(wanted, posted.sums)
    if not lines:
        return False
    source = f"{subject.kind}:{subject.id}:{posted.transactions + 1}"
    return post(subject, lines, source, _say(subject, lines), at=None if posted.sums else at)


def post(
    subject: Subject, lines: Position, source: str, text: str, *, at: datetime | None = None
) -> bool:
    """Write one transaction; False, and nothing written, when `source` is posted already."""
    db.session.flush()
    transaction_id, moment = new_id(), at or utcnow()
    written = db.session.execute(
        insert_once(LedgerTransaction)
        .values(
            id=transaction_id,
            posted_at=moment,
            source=source,
            subject_kind=subject.kind.value,
            subject_id=subject.id,
            order_id=subject.order_id,
            text=text,
        )
        .on_conflict_do_nothing(index_elements=["source"])
        .returning(LedgerTransaction.id)
    ).first()
    if written is None:
        return False
    rows = [_row(transaction_id, moment, account, amount) for account, amount in lines.items()]
    db.session.execute(insert(Posting).values(rows))
    return True


def _row(transaction_id: UUID, at: datetime, account: Account, amount: Money) -> dict[str, object]:
    return {
        "transaction_id": transaction_id,
        "posted_at": at,
        "account": account,
        "amount": amount,
    }


def _say(subject: Subject, lines: Position) -> str:
    """`BL-7K2QM-X4F8D: sale, owed to the customer`."""
    words = [text for account, text in _WORDS if account in lines]
    return f"{subject.name}: {', '.join(words) or 'moved'}"
