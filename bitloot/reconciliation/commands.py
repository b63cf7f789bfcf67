"""`bitloot reconcile`: open payments are asked about, then everything is compared."""

from collections.abc import Sequence
from uuid import UUID

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.markup import escape
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import select

from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import db, transaction
from bitloot.core.errors import ConflictError
from bitloot.core.progress import progress_bar
from bitloot.reconciliation.comparing import Compared
from bitloot.reconciliation.models import Break, BreakState
from bitloot.reconciliation.remedies import cure_for
from bitloot.reconciliation.rules import RULES
from bitloot.reconciliation.running import OPEN_PAYMENTS, work
from bitloot.reconciliation.runs import begin, get

_PATIENCE_SECONDS = 600.0
_MOST_SHOWN = 200


@click.command("reconcile")
@click.option("--all", "whole", is_flag=True, help="From the beginning, not the last 14 days.")
@with_appcontext
def reconcile(*, whole: bool) -> None:
    """Poll open payments, then compare payments, purchases, keys and books with the providers'.

    Ends with 0 only when everything was compared and agrees.
    """
    try:
        run_id, compared = _compare(whole=whole)
    except ConflictError as conflict:
        raise click.ClickException(conflict.detail) from None
    if compared is None:
        click.echo("Another process has finished this comparison; here is what is open.")
    screen = Console()
    for each in compared or ():
        screen.print(_line(each), highlight=False, soft_wrap=True)
    with transaction():
        found = _open()
        if found:
            screen.print(_table(found))
        incomplete = get(run_id).failed is not None
    if found or incomplete:
        raise click.exceptions.Exit(1)
    click.secho("Everything agrees.", fg="green")


def _compare(*, whole: bool) -> tuple[UUID, list[Compared] | None]:
    with transaction():
        run_id = begin(COMMAND_LINE.label, whole=whole).id
    asked = 0
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with progress_bar(*columns) as progress:
        bar = progress.add_task(OPEN_PAYMENTS, total=None)

        def show(stage: str, checked: int) -> None:
            nonlocal asked
            asked = checked if stage == OPEN_PAYMENTS else asked
            progress.update(bar, description=f"{stage.replace('_', ' ')}: {checked:,}")

        compared = work(run_id, progress=show, patience=_PATIENCE_SECONDS)
    click.echo(f"{asked:,} open payments asked about.")
    return run_id, compared


def _line(compared: Compared) -> str:
    counted = f"{compared.checked:,} {RULES[compared.rule].counts}"
    name = f"{compared.rule.value:16}"
    if compared.failed:
        return f"[red]✗ {name}[/] not compared: {escape(compared.failed)}"
    if compared.breaks:
        return f"[red]✗ {name}[/] {counted}, {compared.breaks} open"
    accepted = f", {compared.accepted} accepted by hand" if compared.accepted else ""
    return f"[green]✓ {name}[/] {counted}{accepted}"


def _open() -> Sequence[Break]:
    query = select(Break).where(Break.state == BreakState.OPEN)
    return db.session.scalars(query.order_by(Break.rule, Break.id).limit(_MOST_SHOWN)).all()


def _table(found: Sequence[Break]) -> Table:
    table = Table("Rule", "Break", "Remedy", title="What does not agree", title_justify="left")
    for each in found:
        cure = cure_for(each.rule, each.remedy)
        table.add_row(each.rule.value, escape(each.summary), cure.label)
    return table
