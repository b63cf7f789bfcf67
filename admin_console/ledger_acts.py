"""What people post: a top-up at Kinguin, or an entry between two accounts."""

from decimal import Decimal, InvalidOperation

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.errors import invalid
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.entries import balance_of, enter, top_up


class LedgerActs(ConsoleView):
    """Acts of the books, mixed into their view. Nothing is edited: a mistake is posted back."""

    @expose("/top-up", methods=("GET", "POST"))
    @needs(Permission.LEDGER_POST)
    def top_up(self) -> ResponseReturnValue:
        """Record what was paid into our balance at Kinguin."""
        dialog = Dialog(
            title="Record a top-up at Kinguin",
            text=f"The books say {balance_of(Account.KINGUIN)} is there now. Enter what was paid "
            "in; nothing is sent anywhere.",
            button="Record it",
            back=url_for(".account", account=Account.KINGUIN.value),
            sensitive=True,
            reason="Which transfer was it?",
            template="console/ledger_top_up.html",
        )

        def act(reason: str) -> str:
            amount = _amount(request.form.get("amount", ""))
            top_up(amount, current_actor(), reason=reason)
            return f"{amount} recorded."

        return perform(self, dialog, act)

    @expose("/entry", methods=("GET", "POST"))
    @needs(Permission.LEDGER_POST)
    def entry(self) -> ResponseReturnValue:
        """Move an amount between two accounts."""
        dialog = Dialog(
            title="Post an entry",
            text="For what the shop does not see: a payout to the bank, a correction.",
            button="Post it",
            back=url_for(".journal"),
            sensitive=True,
            template="console/ledger_entry.html",
            values={"accounts": list(Account)},
        )

        def act(reason: str) -> str:
            amount = _amount(request.form.get("amount", ""))
            debit, credit = _account("debit"), _account("credit")
            enter(debit, credit, amount, current_actor(), reason=reason)
            return f"{amount} posted: {debit} from {credit}."

        return perform(self, dialog, act)


def _amount(text: str) -> Money:
    try:
        amount = Money.eur(Decimal(text.strip().replace(",", ".")))
    except (InvalidOperation, ValueError):
        raise invalid("amount", "Write the amount as 500.00.") from None
    if amount != amount.rounded():
        raise invalid("amount", "Write whole cents, such as 500.00.")
    return amount.rounded()


def _account(field: str) -> Account:
    try:
        return Account(request.form.get(field, ""))
    except ValueError:
        raise invalid(field, "Choose both accounts.") from None
