"""Looking at the whole catalogue before rules are applied, batch by batch. Prices stay.

The caller commits after each step, as in a run; a small catalogue is one step.
"""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, delete, select

from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import candidates
from bitloot.catalog.repricing.models import PricePreview, RunState
from bitloot.catalog.repricing.preview import Preview
from bitloot.catalog.repricing.preview_keeping import kept, restored
from bitloot.catalog.repricing.runs import edited_version, version_of
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.ids import new_id

GOOD_FOR = timedelta(hours=1)
"""The catalogue moves on: what was looked at earlier is looked at again before it is applied."""
_KEPT_FOR = timedelta(days=7)


def begin(started_by: str) -> PricePreview:
    """Of the enabled rules as they are now; one of the same rules that is under way is joined."""
    now, rules = utcnow(), books.stored_rules()
    version = version_of(rules)
    db.session.execute(delete(PricePreview).where(PricePreview.started_at < now - _KEPT_FOR))
    on = _of(version).where(PricePreview.state == RunState.RUNNING)
    joined = db.session.scalar(on.where(PricePreview.started_at > now - GOOD_FOR).limit(1))
    if joined is not None:
        return joined
    preview = PricePreview(
        id=new_id(),
        state=RunState.RUNNING,
        started_by=started_by,
        version=version,
        rules=rules,
        priced_at=now,
        expected=candidates.count(books.restored(rules, now)),
        after=0,
        seen=0,
        found=kept(Preview()),
    )
    db.session.add(preview)
    db.session.flush()
    return preview


def step(preview_id: UUID) -> PricePreview:
    """Look at one batch; sets the state when it was the last. Raises NotFoundError."""
    preview = db.session.get(PricePreview, preview_id, with_for_update=True, populate_existing=True)
    if preview is None:
        raise _no_such()
    if preview.state is not RunState.RUNNING:
        return preview
    book, found = books.restored(preview.rules, preview.priced_at), found_by(preview)
    batch = candidates.following(preview.after, book, lock=False)
    last = len(batch) < candidates.BATCH
    if batch:
        preview.after = batch[-1].kinguin_id or 0
    if last:
        batch += candidates.own(book, lock=False)
        preview.state, preview.finished_at = RunState.DONE, utcnow()
    found.look(batch, book, books.coming(preview.rules, preview.priced_at))
    preview.seen, preview.found = found.seen, kept(found)
    return preview


def get(preview_id: UUID) -> PricePreview:
    """As the database has it now. Raises NotFoundError."""
    preview = db.session.get(PricePreview, preview_id, populate_existing=True)
    if preview is None:
        raise _no_such()
    return preview


def found_by(preview: PricePreview) -> Preview:
    """What it has found so far."""
    return restored(preview.found)


def newest() -> PricePreview | None:
    """The newest one of the rules as they are now."""
    return db.session.scalar(_of(edited_version()).limit(1))


def is_good(preview: PricePreview) -> bool:
    """Whether its rules may be applied on the strength of it."""
    fresh = preview.started_at > utcnow() - GOOD_FOR
    return preview.state is RunState.DONE and fresh and preview.version == edited_version()


def is_applied(preview: PricePreview) -> bool:
    """Whether its rules came into force after it had been looked at."""
    book = books.latest()
    return (
        book is not None
        and book.at > preview.started_at
        and version_of(book.rules) == preview.version
    )


def previewed(version: str) -> Preview:
    """What the newest finished preview of these rules found.

    Raises ConflictError where there is none that is good yet.
    """
    query = _of(version).where(
        PricePreview.state == RunState.DONE, PricePreview.started_at > utcnow() - GOOD_FOR
    )
    preview = db.session.scalar(query.limit(1))
    if preview is None:
        raise ConflictError("Nobody has looked at a preview of these rules within the hour.")
    return found_by(preview)


def _of(version: str) -> Select[PricePreview]:
    newest_first = (PricePreview.started_at.desc(), PricePreview.id.desc())
    return select(PricePreview).where(PricePreview.version == version).order_by(*newest_first)


def _no_such() -> NotFoundError:
    return NotFoundError("There is no such preview.")
