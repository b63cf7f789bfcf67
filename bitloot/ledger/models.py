from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bitloot.core.db import CreatedAt, Model, UuidKey
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.guards import guard, guard_closings


class LedgerTransaction(Model):
    """Postings that belong together and sum to zero. Append only.

    `source` names what it was posted for and is unique, so that a repeat posts nothing; `subject`
    is what the running balance belongs to: an order, an attempt, a stock batch, a top-up.
    """

    __tablename__ = "ledger_transactions"
    __table_args__ = (
        Index("ix_ledger_transactions_subject", "subject_kind", "subject_id"),
        Index("ix_ledger_transactions_posted", "posted_at", "id"),
    )

    id: Mapped[UuidKey]
    posted_at: Mapped[CreatedAt]
    source: Mapped[str] = mapped_column(unique=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    text: Mapped[str]

    postings: Mapped[list["Posting"]] = relationship(
        back_populates="transaction", order_by="Posting.id", lazy="selectin"
    )


class Posting(Model):
    """One line: a debit (positive) or a credit (negative) of an account, in euros."""

    __tablename__ = "ledger_postings"
    __table_args__ = (
        Index(
            "ix_ledger_postings_day", "account", "posted_at", "id", postgresql_include=["amount"]
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    posted_at: Mapped[CreatedAt]
    transaction_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_transactions.id"), index=True)
    account: Mapped[Account]
    amount: Mapped[Money]

    transaction: Mapped[LedgerTransaction] = relationship(back_populates="postings")


class Closing(Model):
    """What moved on an account on one day (UTC) that is closed. Append only.

    All days up to the newest one here are closed. A posting that is dated into them adds a row of
    its own in the same statement (a trigger), so that the rows of a day always sum to its postings.
    """

    __tablename__ = "ledger_closings"
    __table_args__ = (
        Index(
            "ix_ledger_closings_account",
            "account",
            "day",
            postgresql_include=["amount", "postings"],
        ),
        Index("ix_ledger_closings_day", "day", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    day: Mapped[date]
    account: Mapped[Account]
    amount: Mapped[Money]
    postings: Mapped[int]


guard(LedgerTransaction)
guard(Posting)
guard_closings(Closing, Posting)
