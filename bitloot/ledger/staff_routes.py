"""Staff: the books. Read by finance; written by events, and by hand only as new entries."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.errors import NotFoundError
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import EUR, Money
from bitloot.core.pagination import newest_first
from bitloot.ledger import entries, statements
from bitloot.ledger.accounts import Account
from bitloot.ledger.models import LedgerTransaction
from bitloot.ledger.schemas import (
    EntrySchema,
    StatementQuery,
    StatementSchema,
    TopUpSchema,
    TransactionPageSchema,
    TransactionSchema,
    TransactionsQuery,
    TrialBalanceSchema,
)

blp = Blueprint(
    "staff_ledger",
    __name__,
    url_prefix="/api/v1/admin/ledger",
    description="Double entry, append only, in euros. Debits are positive.",
)


class _Stretch(TypedDict):
    since: datetime | None
    until: datetime | None
    limit: int
    cursor: str | None


class _Transactions(_Stretch):
    order_id: UUID | None


class _TopUp(TypedDict):
    amount: str
    reason: str


class _Entry(_TopUp):
    debit: Account
    credit: Account


@blp.get("/accounts")
@blp.doc(operationId="getTrialBalance")
@blp.response(200, TrialBalanceSchema)
@staff_only(Permission.LEDGER_VIEW)
def get_accounts() -> dict[str, object]:
    """The balance of every account; together they are zero."""
    books = statements.trial_balance()
    return {
        "accounts": books.accounts,
        "total": books.total,
        "balanced": books.holds,
        "currency": EUR,
    }


@blp.get("/accounts/<string:account>/statement")
@blp.doc(operationId="getStatement")
@blp.arguments(StatementQuery, location="query")
@blp.response(200, StatementSchema)
@staff_only(Permission.LEDGER_VIEW)
def get_statement(wanted: _Stretch, account: str) -> dict[str, object]:
    """One account (e.g. `assets:kinguin`), newest first, with the balance after each posting."""
    try:
        known = Account(account)
    except ValueError:
        raise NotFoundError("There is no such account.") from None
    page = statements.statement(known, **wanted)
    items = [
        {
            "id": line.posting.id,
            "posted_at": line.posting.posted_at,
            "transaction_id": line.posting.transaction_id,
            "order_id": line.posting.transaction.order_id,
            "text": line.posting.transaction.text,
            "amount": line.posting.amount,
            "balance": line.balance,
        }
        for line in page.items
    ]
    return {"account": known, "currency": EUR, "items": items, "page": page}


@blp.get("/transactions")
@blp.doc(operationId="listTransactions")
@blp.arguments(TransactionsQuery, location="query")
@blp.response(200, TransactionPageSchema)
@staff_only(Permission.LEDGER_VIEW)
def list_transactions(wanted: _Transactions) -> dict[str, object]:
    """Newest first."""
    query = statements.transactions_query(
        order_id=wanted["order_id"], since=wanted["since"], until=wanted["until"]
    )
    page = newest_first(
        query,
        LedgerTransaction.posted_at,
        LedgerTransaction.id,
        limit=wanted["limit"],
        cursor=wanted["cursor"],
    )
    return {"items": page.items, "page": page}


@blp.get("/transactions/<uuid:transaction_id>")
@blp.doc(operationId="getTransaction")
@blp.response(200, TransactionSchema)
@staff_only(Permission.LEDGER_VIEW)
def get_transaction(transaction_id: UUID) -> LedgerTransaction:
    """One transaction with its lines."""
    return statements.one(transaction_id)


@blp.post("/kinguin-top-ups")
@blp.doc(operationId="recordKinguinTopUp", parameters=[KEY_HEADER])
@blp.arguments(TopUpSchema)
@blp.response(201, TransactionSchema)
@staff_only(Permission.LEDGER_POST)
@idempotent(staff_caller)
def post_top_up(body: _TopUp) -> LedgerTransaction:
    """Record what was paid into our balance at Kinguin. Audited."""
    amount = Money.eur(body["amount"])
    return entries.top_up(amount, current_actor(), reason=body["reason"])


@blp.post("/entries")
@blp.doc(operationId="postLedgerEntry", parameters=[KEY_HEADER])
@blp.arguments(EntrySchema)
@blp.response(201, TransactionSchema)
@staff_only(Permission.LEDGER_POST)
@idempotent(staff_caller)
def post_entry(body: _Entry) -> LedgerTransaction:
    """Move an amount between two accounts: a payout, a correction. Audited."""
    return entries.enter(
        body["debit"],
        body["credit"],
        Money.eur(body["amount"]),
        current_actor(),
        reason=body["reason"],
    )
