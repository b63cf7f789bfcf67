"""`bitloot sync kinguin [--full]`: a catalogue sync in the foreground."""

from datetime import timedelta
from uuid import UUID

import click
from flask.cli import with_appcontext
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

from bitloot.catalog.models import SyncRun, SyncState
from bitloot.catalog.sync_runs import begin, current, get
from bitloot.catalog.tasks import work
from bitloot.core.db import transaction
from bitloot.core.errors import ConflictError
from bitloot.core.http.errors import ProviderError
from bitloot.core.progress import progress_bar

_PATIENCE_SECONDS = 60.0  # a worker's share of a run is far shorter
_NO_LIMIT = float("inf")


@click.group("sync")
def sync() -> None:
    """Bring in what the providers have."""


@sync.command("kinguin")
@click.option("--full", is_flag=True, help="Everything, and retire what has disappeared.")
@with_appcontext
def sync_kinguin(*, full: bool) -> None:
    """Sync the catalogue; a run that was interrupted or is on is carried on."""
    try:
        with transaction():
            earlier = current()
            joined = earlier.id if earlier is not None and full and not earlier.full else None
        if joined is not None:
            _finish(joined)
        with transaction():
            run_id = begin(full=full, started_by="command line").id
        _finish(run_id)
    except ConflictError as conflict:
        raise click.ClickException(conflict.detail) from None
    except ProviderError as error:
        raise click.ClickException(f"{error}. Run it again to carry on.") from None


def _finish(run_id: UUID) -> None:
    columns = (
        TextColumn("Kinguin"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
        TextColumn("[dim]{task.fields[counts]}"),
    )
    with progress_bar(*columns) as progress:
        bar = progress.add_task("sync", total=None, rate="", left="", counts="")

        def show(run: SyncRun) -> None:
            rate, left = run.products_per_second, run.seconds_left
            progress.update(
                bar,
                total=run.expected,
                completed=min(run.done, run.expected),
                rate="" if rate is None else f"{rate:,}/s",
                left="" if left is None else f"{timedelta(seconds=left)} left",
                counts=_counts(run),
            )

        work(run_id, seconds=_NO_LIMIT, progress=show, patience=_PATIENCE_SECONDS)
    _report(run_id)


def _counts(run: SyncRun) -> str:
    skipped = f", {run.skipped} not wanted" if run.skipped else ""
    return (
        f"{run.created} created, {run.updated} updated, {run.unchanged} unchanged{skipped}, "
        f"{run.retired} retired, {run.failed} failed"
    )


def _report(run_id: UUID) -> None:
    with transaction():
        run = get(run_id)
        if run is None:
            raise click.ClickException("The run has disappeared.")
        kind = "full" if run.full else "incremental"
        click.echo(f"{kind} sync {run.state.value}: {_counts(run)}")
        for failure in run.failures[:10]:
            if isinstance(failure, dict):
                click.echo(f"  product {failure['kinguin_id']}: {failure['reason']}", err=True)
        if run.state is not SyncState.DONE:
            raise click.exceptions.Exit(1)
