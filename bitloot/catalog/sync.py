"""The catalogue sync, one step at a time: a step is some pages stored and counted.

The caller commits after each step: a crash costs at most what was in hand, which is read again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bitloot.catalog.arriving import Arrival, Start
from bitloot.catalog.models import SyncRun, SyncState
from bitloot.catalog.preparing import Candidate
from bitloot.catalog.remembering import forget_stretches, known_stretches, remember, stretches
from bitloot.catalog.retiring import forget_seen, mark_seen, retire, unseen
from bitloot.catalog.sync_runs import get, is_first
from bitloot.catalog.terms import Terms
from bitloot.catalog.upserting import Failure, Tally, store, store_all
from bitloot.core.attention import raise_attention
from bitloot.core.clock import utcnow
from bitloot.core.types import Json
from bitloot.providers.kinguin.client import LARGEST_PAGE
from bitloot.providers.kinguin.products import ProductPage

_MOST_FAILURES_KEPT = 100
_CAUSE = "sync"


@dataclass(frozen=True, slots=True)
class Step:
    """What to ask the provider next: the list from `start` on, or (None) after `missing` ids."""

    start: Start | None
    missing: tuple[int, ...]


def plan(run: SyncRun) -> Step:
    """The next step of a run."""
    if run.next_page == 0:
        return Step(None, tuple(unseen(run, LARGEST_PAGE)))
    news = run.created + run.updated > run.unchanged or is_first(run)
    return Step(Start(run.next_page, run.full, run.updated_since, run.expected, news), ())


def apply(run: SyncRun, arrivals: Sequence[Arrival], terms: Terms) -> Tally:
    """Store the next pages of the list and move the run on; an incremental one ends with them."""
    pages = [each.contents() for each in arrivals]
    candidates = [candidate for page in pages for candidate in page.candidates]
    tally = _full(run.id, candidates, terms) if run.full else _stored(candidates, terms)
    tally.failures += [(bad.kinguin_id, bad.reason) for page in pages for bad in page.nameless]
    _count(run, tally)
    _move_on(run, arrivals[-1])
    return tally


def _stored(candidates: Sequence[Candidate], terms: Terms) -> Tally:
    return store_all(candidates, terms, cause=_CAUSE)


def _full(run_id: UUID, candidates: Sequence[Candidate], terms: Terms) -> Tally:
    """Look only at stretches of the list that are not as they were left, and mark all as met."""
    met, version = stretches(candidates), terms.version
    known = known_stretches([each.digest for each in met], version)
    others = [each for each in met if each.digest not in known]
    tally = _stored([candidate for each in others for candidate in each.candidates], terms)
    for each in met:
        present = known.get(each.digest)
        if present is not None:
            tally.unchanged += present
            tally.skipped += len(each.kinguin_ids) - present
    failed = {kinguin_id for kinguin_id, _ in tally.failures}
    remember([each for each in others if failed.isdisjoint(each.kinguin_ids)], version)
    mark_seen(run_id, (one.kinguin_id for one in candidates), (each.digest for each in met))
    return tally


def _move_on(run: SyncRun, last: Arrival) -> None:
    run.expected = last.listing.item_count
    if not last.is_last:
        run.next_page = last.page + 1
    elif run.full:
        run.next_page = 0
    else:
        _finish(run)


def settle(run: SyncRun, missing: Sequence[int], answer: ProductPage | None, terms: Terms) -> None:
    """Retire what the provider does not list even when asked by id; done when nothing is missing.

    `answer` is what it said of `missing`, None when there was nothing to ask.
    """
    if answer is None:
        _finish(run)
        return
    tally = store(answer.products, terms, cause=_CAUSE)
    tally.failures += [(bad.kinguin_id, bad.reason) for bad in answer.unreadable]
    mark_seen(run.id, answer.kinguin_ids)
    _count(run, tally)
    found = set(answer.kinguin_ids)
    run.retired += retire([one for one in missing if one not in found])


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
    if run.full:
        forget_stretches(run.id)
    forget_seen(run.id)


def _count(run: SyncRun, tally: Tally) -> None:
    run.created += tally.created
    run.updated += tally.updated
    run.unchanged += tally.unchanged
    run.skipped += tally.skipped
    _fail(run, tally.failures)


def _fail(run: SyncRun, failures: Sequence[Failure]) -> None:
    run.failed += len(failures)
    room = _MOST_FAILURES_KEPT - len(run.failures)
    kept: list[Json] = [
        {"kinguin_id": kinguin_id, "reason": reason} for kinguin_id, reason in failures[:room]
    ]
    if kept:
        run.failures = [*run.failures, *kept]
