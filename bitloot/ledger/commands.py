"""`bitloot ledger …`: the trial balance, top-ups, and catching up."""

from collections.abc import Iterator
from decimal import InvalidOperation

import click
from flask.cli import with_appcontext
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import transaction
from bitloot.core.errors import ProblemError
from bitloot.core.money import Money
from bitloot.core.progress import progress_bar
from bitloot.ledger import entries
from bitloot.ledger.amounts import amount_text
from bitloot.ledger.catching_up import BOOKS, Book
from bitloot.ledger.statements import trial_balance

_LOOKED_AT = 500
_AT_ONCE = 50  # subjects locked together


@click.group("ledger")
def ledger() -> None:
    """The books: double entry, append only, in euros."""


@ledger.command("balances")
@with_appcontext
def balances() -> None:
    """Every account, debits positive; all of them sum to zero."""
    with transaction():
        books = trial_balance()
    for each in books.accounts:
        click.echo(f"{each.account.value:24} {amount_text(each.balance):>18}")
    click.secho(f"{'total':24} {amount_text(books.total):>18}", bold=True)
    if not books.holds:
        raise click.ClickException("The books do not sum to zero.")


@ledger.command("top-up")
@click.argument("amount")
@click.option("--reason", required=True, help="Stands in the audit log, e.g. the transfer's id.")
@with_appcontext
def top_up(amount: str, reason: str) -> None:
    """Record that AMOUNT euros were paid into our balance at Kinguin."""
    try:
        euros = Money.eur(amount)
    except (InvalidOperation, ValueError):
        raise click.BadParameter("an amount such as 500.00", param_hint="AMOUNT") from None
    try:
        with transaction():
            entries.top_up(euros, COMMAND_LINE, reason=reason)
    except ProblemError as problem:
        raise click.ClickException(problem.detail) from None
    click.echo(f"{amount_text(euros)} EUR to assets:kinguin")


@ledger.command("post-missing")
@with_appcontext
def post_missing() -> None:
    """Post whatever the books do not say yet: for shops that are older than their ledger.

    May be stopped, run again, and run while the shop is open.
    """
    columns = (TextColumn("{task.description:14}"), BarColumn(), MofNCompleteColumn())
    with progress_bar(*columns, TimeRemainingColumn()) as bar:
        for book in BOOKS:
            with transaction():
                task = bar.add_task(book.kind.replace("_", " "), total=book.count())
            posted = 0
            for looked_at, written in _catch_up(book):
                posted += written
                bar.advance(task, looked_at)
            bar.console.print(f"{book.kind.replace('_', ' ')}: {posted} posted")


def _catch_up(book: Book) -> Iterator[tuple[int, int]]:
    """How many were looked at and how many of them posted, part by part, each committed."""
    after = None
    while True:
        with transaction():
            ids = book.next_ids(after, _LOOKED_AT)
            stale = book.stale(ids)
        if not ids:
            return
        written = 0
        for start in range(0, len(stale), _AT_ONCE):
            with transaction():
                written += sum(book.post(each) for each in stale[start : start + _AT_ONCE])
        after = ids[-1]
        yield len(ids), written
