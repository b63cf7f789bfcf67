"""The books: trial balance, statements, the journal, single transactions."""

from collections.abc import Sequence
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Numeric, Select, select, type_coerce

from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.ledger_acts import LedgerActs
from admin_console.listing import DATES, PER_PAGE, Given, by_time, given, listed
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.ledger.accounts import Account
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.ledger.statements import (
    one,
    postings_query,
    statement,
    transactions_query,
    trial_balance,
)
from bitloot.orders.models import Order
from bitloot.payments.models import Payment

JOURNAL: Sequence[Column] = (
    ("posted_at", Posting.posted_at),
    ("transaction", Posting.transaction_id),
    ("source", LedgerTransaction.source),
    ("text", LedgerTransaction.text),
    ("account", Posting.account),
    ("amount", type_coerce(Posting.amount, Numeric)),
    ("order_id", LedgerTransaction.order_id),
    ("posting", Posting.id),
)
"""One line for each posting; debits positive, exact."""


class LedgerView(LedgerActs, ConsoleView):
    """Read here; written by what happens in the shop, and (in `ledger_acts`) by hand."""

    permission = Permission.LEDGER_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Every account, and whether they sum to zero."""
        return self.page("console/ledger.html", books=trial_balance())

    @expose("/accounts/<account>")
    def account(self, account: str) -> ResponseReturnValue:
        """One account's statement, newest first, with the balance after each posting."""
        known, asked = _account(account), given(DATES)
        since, until = asked.since(), asked.until()
        cursor = request.args.get("cursor")
        page = statement(known, since=since, until=until, limit=PER_PAGE, cursor=cursor)
        listing = listed(postings_query(known, since, until), page, DATES, asked)
        return self.page("console/ledger_account.html", listing=listing, account=known)

    @expose("/accounts/<account>/export.csv")
    @needs(Permission.EXPORT)
    def export_account(self, account: str) -> ResponseReturnValue:
        """All postings that match."""
        known, asked = _account(account), given(DATES)
        return stream_csv(f"ledger-{known.value.replace(':', '-')}", _lines(asked, known), JOURNAL)

    @expose("/journal")
    def journal(self) -> ResponseReturnValue:
        """Every transaction, newest first."""
        asked = given(DATES)
        query = transactions_query(since=asked.since(), until=asked.until())
        listing = by_time(query, LedgerTransaction.posted_at, LedgerTransaction.id, DATES, asked)
        return self.page("console/ledger_journal.html", listing=listing)

    @expose("/journal.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """Every posting that matches."""
        return stream_csv("journal", _lines(given(DATES)), JOURNAL)

    @expose("/transactions/<uuid:transaction_id>")
    def transaction(self, transaction_id: UUID) -> ResponseReturnValue:
        """Its lines, and what it was posted for."""
        found = one(transaction_id)
        order, payments = None, []
        if found.order_id is not None:
            order = db.session.get(Order, found.order_id)
            query = select(Payment).where(Payment.order_id == found.order_id)
            payments = list(db.session.scalars(query.order_by(Payment.created_at)))
        return self.page(
            "console/ledger_transaction.html", found=found, order=order, payments=payments
        )


def _account(name: str) -> Account:
    try:
        return Account(name)
    except ValueError:
        raise NotFoundError("There is no such account.") from None


def _lines(asked: Given, account: Account | None = None) -> Select[Posting]:
    query = select(Posting).join(LedgerTransaction, LedgerTransaction.id == Posting.transaction_id)
    if account is not None:
        query = query.where(Posting.account == account)
    if since := asked.since():
        query = query.where(Posting.posted_at >= since)
    if until := asked.until():
        query = query.where(Posting.posted_at < until)
    return query.order_by(Posting.posted_at.desc(), Posting.id.desc())
