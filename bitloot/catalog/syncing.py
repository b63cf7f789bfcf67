"""Works on a run until it is done or the time is up. Used by the job and by the command line."""

import time
from collections.abc import Callable
from uuid import UUID

from bitloot.catalog import sync
from bitloot.catalog.models import SyncRun, SyncState
from bitloot.catalog.sync_runs import get, working
from bitloot.catalog.terms import present_terms
from bitloot.core.attention import raise_attention
from bitloot.core.db import transaction
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.providers.kinguin import get_kinguin

Advance = Callable[[SyncRun], None]


def work(run_id: UUID, *, seconds: float, progress: Advance) -> bool:
    """Take steps for at most about `seconds`; True when the run is over.

    Raises SyncBusyError while another process works on it, and the provider's errors other than a
    refusal, which ends the run as failed.
    """
    until = time.monotonic() + seconds
    with working():
        while time.monotonic() < until:
            if not _step(run_id, progress):
                return True
    return False


def _step(run_id: UUID, progress: Advance) -> bool:
    """One page: read between two transactions, so that no row is locked while we wait."""
    with transaction():
        run = get(run_id)
        if run is None or run.state is not SyncState.RUNNING:
            return False
        step = sync.plan(run)
    try:
        pages = sync.read(step, get_kinguin())
    except ProviderRefusedError as refused:
        _fail(run_id, str(refused))
        return False
    with transaction():
        run = get(run_id)
        if run is None or run.state is not SyncState.RUNNING:
            return False
        sync.apply(run, step, pages, present_terms())
        progress(run)
        return run.state is SyncState.RUNNING


def _fail(run_id: UUID, reason: str) -> None:
    with transaction():
        run = get(run_id)
        if run is None or run.state is not SyncState.RUNNING:
            return
        sync.fail(run, reason)
        raise_attention(
            "catalog_sync_failed",
            subject=("sync_run", run.id),
            trail_id=None,
            summary=f"The catalogue sync was refused by the provider: {reason}",
            action="Check the provider's key, then start a new sync.",
        )
