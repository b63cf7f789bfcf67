"""`bitloot reprice [--dry-run]`: put the pricing rules in force, in the foreground."""

from contextlib import AbstractContextManager

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import candidates
from bitloot.catalog.repricing.models import RepriceRun
from bitloot.catalog.repricing.preview import Preview, margin_names, preview
from bitloot.catalog.repricing.runs import current, edited_version, get, refusal_of
from bitloot.catalog.repricing.tasks import start, work
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.clock import utcnow
from bitloot.core.db import transaction
from bitloot.core.errors import ConflictError
from bitloot.core.progress import progress_bar

_NO_LIMIT = float("inf")


@click.command("reprice")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@with_appcontext
def reprice(*, dry_run: bool) -> None:
    """Price the catalogue by the pricing rules; a run that is on is carried on."""
    if dry_run:
        with transaction():
            _report(_preview())
        return
    try:
        with transaction():
            earlier = current()
            run = earlier or _applied()
            run_id, expected = run.id, run.expected
    except ConflictError as conflict:
        raise click.ClickException(conflict.detail) from None
    with _bar() as bar:
        task = bar.add_task("Repricing", total=expected)

        def show(run: RepriceRun) -> None:
            bar.update(task, completed=run.seen)

        work(run_id, seconds=_NO_LIMIT, progress=show)
    with transaction():
        done = get(run_id)
        click.echo(
            f"repriced: {done.raised} raised, {done.lowered} lowered, "
            f"{done.unchanged} unchanged, {done.refused} refused"
        )


def _applied() -> RepriceRun:
    return start(edited_version(), COMMAND_LINE, reason="bitloot reprice", found=_preview())


def _bar() -> AbstractContextManager[Progress]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return progress_bar(*columns)


def _preview() -> Preview:
    book, coming = books.edited(), books.coming(books.stored_rules(), utcnow())
    with _bar() as bar:
        task = bar.add_task("Looking", total=candidates.count(book))
        return preview(book, lambda seen: bar.update(task, completed=seen), coming)


def _report(found: Preview) -> None:
    click.echo(
        f"would change: {found.raised} raised, {found.lowered} lowered, "
        f"{found.unchanged} unchanged, {found.refused} refused, {found.refused_later} refused later"
    )
    margins = Table("Margin of the price", "Before", "After")
    for name, before, after in zip(
        margin_names(), found.margins_before, found.margins_after, strict=True
    ):
        margins.add_row(name, f"{before:,}", f"{after:,}")
    biggest = Table("Product", "Cost", "Before", "After", "Change")
    for change in found.biggest:
        prices = [each.plain() for each in (change.cost, change.before, change.after)]
        biggest.add_row(change.title, *prices, f"{change.percent:+.1f} %")
    console = Console()
    console.print(margins)
    if found.biggest:
        console.print(biggest)
    if found.wrong:
        raise click.ClickException(refusal_of(found))
