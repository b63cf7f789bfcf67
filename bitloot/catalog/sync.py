"""The catalogue sync, one step at a time: a step is a page read, stored and counted.

The caller commits after each step: a crash costs at most one page, which is then read again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bitloot.catalog.models import SyncRun, SyncState
from bitloot.catalog.retiring import forget_seen, mark_seen, retire, unseen
from bitloot.catalog.sync_runs import get
from bitloot.catalog.terms import Terms
from bitloot.catalog.upserting import Tally, store
from bitloot.core.attention import raise_attention
from bitloot.core.clock import utcnow
from bitloot.core.types import Json
from bitloot.providers.kinguin.client import LARGEST_PAGE, KinguinClient
from bitloot.providers.kinguin.products import ProductPage

_MOST_FAILURES_KEPT = 100
_CAUSE = "sync"


@dataclass(frozen=True, slots=True)
class Step:
    """What to ask the provider next: a page of the list, or (page 0) after `missing` ids."""

    page: int
    full: bool
    updated_since: datetime | None
    expected: int
    missing: tuple[int, ...]


def plan(run: SyncRun) -> Step:
    """The next step of a run."""
    missing = tuple(unseen(run, LARGEST_PAGE)) if run.next_page == 0 else ()
    return Step(run.next_page, run.full, run.updated_since, run.expected, missing)


def read(step: Step, kinguin: KinguinClient) -> list[ProductPage]:
    """Ask the provider; no transaction is open meanwhile.

    When the list has become shorter since the last page, products have moved back over the edge
    between two pages: the page before is read again as well.
    """
    if step.page == 0:
        return [kinguin.products_page(1, kinguin_ids=step.missing)] if step.missing else []
    page = _page(step, kinguin, step.page)
    if step.page > 1 and page.item_count < step.expected:
        return [page, _page(step, kinguin, step.page - 1)]
    return [page]


def _page(step: Step, kinguin: KinguinClient, number: int) -> ProductPage:
    """Full runs walk by id, incremental ones begin with the newest.

    A product that changes meanwhile moves to the front, which shows others twice but hides none.
    """
    if step.full:
        return kinguin.products_page(number, sort_by="kinguinId")
    return kinguin.products_page(
        number, sort_by="updatedAt", descending=True, updated_since=step.updated_since
    )


def apply(run: SyncRun, step: Step, pages: Sequence[ProductPage], terms: Terms) -> None:
    """Store what was read and move the run on; sets its state when it is done."""
    for page in pages:
        _count(run, store(page.products, terms, cause=_CAUSE))
        _fail(run, [(bad.kinguin_id, bad.reason) for bad in page.unreadable])
        if run.full:
            mark_seen(run.id, page.kinguin_ids)
    if step.page == 0:
        found = {kinguin_id for page in pages for kinguin_id in page.kinguin_ids}
        run.retired += retire([one for one in step.missing if one not in found])
        if not step.missing:
            _finish(run)
        return
    run.expected = pages[0].item_count
    if pages[0].results and step.page * LARGEST_PAGE < run.expected:
        run.next_page = step.page + 1
    elif run.full:
        run.next_page = 0
    else:
        _finish(run)


def fail(run_id: UUID, reason: str) -> None:
    """End a run that the provider refused, and ask for a human; what it stored stays."""
    run = get(run_id)
    if run is None or run.state is not SyncState.RUNNING:
        return
    _fail(run, [(None, reason)])
    run.state = SyncState.FAILED
    run.finished_at = utcnow()
    forget_seen(run.id)
    raise_attention(
        "catalog_sync_failed",
        subject=("sync_run", run.id),
        trail_id=None,
        summary=f"The catalogue sync was refused by the provider: {reason}",
        action="start_sync",
    )


def _finish(run: SyncRun) -> None:
    run.state = SyncState.DONE
    run.finished_at = utcnow()
    forget_seen(run.id)


def _count(run: SyncRun, tally: Tally) -> None:
    run.created += tally.created
    run.updated += tally.updated
    run.unchanged += tally.unchanged
    _fail(run, tally.failures)


def _fail(run: SyncRun, failures: Sequence[tuple[int | None, str]]) -> None:
    run.failed += len(failures)
    room = _MOST_FAILURES_KEPT - len(run.failures)
    kept: list[Json] = [
        {"kinguin_id": kinguin_id, "reason": reason} for kinguin_id, reason in failures[:room]
    ]
    run.failures = [*run.failures, *kept]
