"""A batch of the provider's products becomes rows: what is the same is not written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import psycopg2
from psycopg2.errors import ProgramLimitExceeded
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from bitloot.catalog import offers, versions
from bitloot.catalog.imports.wanting import is_wanted
from bitloot.catalog.normalizing import Row
from bitloot.catalog.preparing import Candidate, Ready, give_ids, once_each
from bitloot.catalog.repricing.grouping import Groups, groups_of
from bitloot.catalog.repricing.holding import Jump, tell_of_jumps
from bitloot.catalog.repricing.syncing import is_price_right, priced
from bitloot.catalog.rows import Draft, Known, Written, known, locked, write
from bitloot.catalog.slugs import provider_slugs
from bitloot.catalog.terms import Terms
from bitloot.core.db import db
from bitloot.providers.kinguin.products import Product as ProviderProduct

Failure = tuple[int | None, str]
_News = Mapping[int, Ready]
_Have = Mapping[int, Known]


@dataclass(slots=True)
class Tally:
    """What became of a batch; `skipped` are new and not wanted."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count the other batch as well."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.skipped += other.skipped
        self.failures += other.failures


def store(products: Sequence[ProviderProduct], terms: Terms, *, cause: str) -> Tally:
    """Write products that were asked for by themselves."""
    return store_all([Candidate.known(product) for product in products], terms, cause=cause)


def store_all(candidates: Sequence[Candidate], terms: Terms, *, cause: str) -> Tally:
    """Write a batch in one statement a table; a product that the database refuses fails alone.

    `cause` stands beside price changes. The caller commits.
    """
    batch = once_each(candidates)
    have = known(each.kinguin_id for each in batch)
    groups = groups_of([each.id for each in have.values()], terms.book)
    changed = [each for each in batch if not _same(each, have, terms, groups)]
    tally = Tally(unchanged=len(batch) - len(changed))
    news: dict[int, Ready] = {}
    for candidate in changed:
        ready = candidate.ready()
        if ready is None:
            tally.failures.append((candidate.kinguin_id, candidate.refusal or "unreadable"))
        elif candidate.kinguin_id in have or is_wanted(ready.row, terms.wishes):
            news[candidate.kinguin_id] = ready
        else:
            tally.skipped += 1
    if news:
        tally.add(_stored(news, have, terms, cause))
        versions.changed()
    return tally


def _same(candidate: Candidate, have: _Have, terms: Terms, groups: Groups) -> bool:
    before = have.get(candidate.kinguin_id)
    return (
        before is not None
        and not before.retired
        and before.digest == candidate.digest
        and is_price_right(before, terms.book, groups)
    )


def _stored(news: _News, seen: _Have, terms: Terms, cause: str) -> Tally:
    """A batch that the database refuses is halved until the one that it refuses is alone.

    `seen` are those that were here a moment ago: only they can be locked.
    """
    try:
        with db.session.begin_nested():
            return _write(news, seen, terms, cause)
    except (psycopg2.DataError, DBAPIError) as error:
        reason = _refusal(error)
        if reason is None:
            raise
        if len(news) == 1:
            return Tally(failures=[(kinguin_id, reason) for kinguin_id in news])
    halves = list(news.items())
    middle = len(halves) // 2
    total = _stored(dict(halves[:middle]), seen, terms, cause)
    total.add(_stored(dict(halves[middle:]), seen, terms, cause))
    return total


def _refusal(error: psycopg2.DataError | DBAPIError) -> str | None:
    """Why the database does not take a value; None when it is no matter of values."""
    if isinstance(error, DataError | IntegrityError | psycopg2.DataError):
        said: object = error.orig if isinstance(error, DBAPIError) else error
    elif isinstance(error.orig, ProgramLimitExceeded):  # too long for an index
        said = error.orig
    else:
        return None
    return str(said).partition("\n")[0][:200]


def _write(news: _News, seen: _Have, terms: Terms, cause: str) -> Tally:
    have = locked(kinguin_id for kinguin_id in news if kinguin_id in seen)
    groups = groups_of([each.id for each in have.values()], terms.book)
    give_ids(news.values())
    present = write(_drafts(news, have, terms, groups), have, cause=cause)
    tell_of_jumps(_jumps(have, present))
    ids = {kinguin_id: str(now.id) for kinguin_id, now in present.items()}
    offers.replace(
        {ids.get(kinguin_id, ready.id): ready for kinguin_id, ready in news.items()},
        old=ids.values(),
    )
    return Tally(created=len(news) - len(have), updated=len(have))


def _drafts(news: _News, have: _Have, terms: Terms, groups: Groups) -> list[Draft]:
    slugs = provider_slugs(
        (kinguin_id, ready.slug()) for kinguin_id, ready in news.items() if kinguin_id not in have
    )
    return [
        Draft(
            ready,
            _decided(ready, have.get(kinguin_id), terms, groups),
            kinguin_id,
            slugs.get(kinguin_id, f"product-{kinguin_id}"),
            terms.auto_publish,
        )
        for kinguin_id, ready in news.items()
    ]


def _decided(ready: Ready, before: Known | None, terms: Terms, groups: Groups) -> Row:
    if before is None:
        return ready.decided(terms)
    return priced(ready.row, before, terms, groups)


def _jumps(have: _Have, written: Mapping[int, Written]) -> list[Jump]:
    """Holds that have begun or ended."""
    return [
        Jump(now.id, now.title, now.cost, now.held_from)
        for kinguin_id, now in written.items()
        if (before := have.get(kinguin_id)) is not None
        and now.cost is not None
        and (before.held_from is None) is not (now.held_from is None)
    ]
