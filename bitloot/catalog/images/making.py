"""Images from wanted to ready: found in the catalogue, claimed, made, or given up with a reason."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.images.covers import newly_shot, wanted, words_of
from bitloot.catalog.images.drawing import draw
from bitloot.catalog.images.models import Image, ImageKind, ImageState
from bitloot.catalog.images.rendering import (
    COVER_WIDTHS,
    SCREENSHOT_WIDTHS,
    Rendered,
    render,
    rendered,
)
from bitloot.catalog.images.storing import digest_of, store
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.providers.objects.client import ObjectStore
from bitloot.providers.pictures.client import PictureClient
from bitloot.providers.pictures.errors import PictureError, PictureRefusedError

MOST_ATTEMPTS = 5
_LEASE_SECONDS = 180
_FIRST_PAUSE_SECONDS = 60
_FOUND_AT_ONCE = 5000
_AFTER_COVERS = 1


def find() -> int:
    """Write down what is wanted and not known yet; how many. What sells best comes first."""
    rows: dict[str, tuple[ImageKind, int]] = {}
    for source, kind in db.session.execute(wanted().limit(_FOUND_AT_ONCE)):
        rows.setdefault(source, (ImageKind(kind), 0))
    for _, urls in newly_shot():
        for url in urls:
            rows.setdefault(url, (ImageKind.SCREENSHOT, _AFTER_COVERS))
    if not rows:
        return 0
    statement = insert(Image).values(
        [
            {"id": new_id(), "source": source, "kind": kind, "rank": rank}
            | {"state": ImageState.WAITING, "attempts": 0, "widths": [], "stored_bytes": 0}
            for source, (kind, rank) in rows.items()
        ]
    )
    added = db.session.execute(statement.on_conflict_do_nothing().returning(Image.id)).all()
    return len(added)


def is_any_due() -> bool:
    """Whether there is work at this moment."""
    return bool(db.session.scalar(select(_due().exists())))


def _due() -> Select[Image]:
    return select(Image).where(
        Image.state == ImageState.WAITING, Image.due_at <= func.clock_timestamp()
    )


def claim() -> Image | None:
    """The next that is due, not handed out again while it is being made."""
    image = db.session.scalar(
        _due()
        .order_by(Image.rank, Image.due_at, Image.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if image is not None:
        image.attempts += 1
        image.due_at = utcnow() + timedelta(seconds=_LEASE_SECONDS)
    return image


def make(
    source: str, kind: ImageKind, pictures: PictureClient, objects: ObjectStore
) -> tuple[str, Rendered, int]:
    """Digest, files and bytes stored. Opens no transaction; raises PictureError."""
    if kind is ImageKind.DRAWN:
        made = rendered(draw(*words_of(source)), COVER_WIDTHS)
        digest = digest_of(source.encode())
    else:
        body = pictures.fetch(source)
        made = render(body, COVER_WIDTHS if kind is ImageKind.COVER else SCREENSHOT_WIDTHS)
        digest = digest_of(body)
    return digest, made, store(objects, digest, made)


def made(image_id: UUID, digest: str, files: Rendered, stored: int) -> None:
    """It is ready."""
    _set(
        image_id,
        state=ImageState.READY,
        reason=None,
        digest=digest,
        width=files.width,
        height=files.height,
        color=files.color,
        widths=files.widths,
        stored_bytes=stored,
        fetched_at=utcnow(),
    )


def missed(image_id: UUID, attempts: int, error: PictureError) -> bool:
    """It is tried again later, ever less often; or given up, which is True: one is drawn then."""
    final = isinstance(error, PictureRefusedError) or attempts >= MOST_ATTEMPTS
    pause = timedelta(seconds=_FIRST_PAUSE_SECONDS * 4 ** (attempts - 1))
    _set(
        image_id,
        state=ImageState.FAILED if final else ImageState.WAITING,
        reason=str(error)[:300],
        due_at=utcnow() + pause,
    )
    return final


def put_back(image_id: UUID) -> None:
    """The object store is away: not the picture's fault."""
    _set(image_id, attempts=Image.attempts - 1, due_at=func.clock_timestamp())


def _set(image_id: UUID, **values: object) -> None:
    db.session.execute(update(Image).where(Image.id == image_id).values(**values))
