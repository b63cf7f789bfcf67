"""What staff see of the pictures, and having one tried again."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from bitloot.catalog.images.models import Image, ImageKind, ImageState
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError


@dataclass(frozen=True, slots=True)
class Standing:
    """How many there are of each state, and how much of the object store they take."""

    waiting: int
    ready: int
    failed: int
    stored_bytes: int


def standing() -> Standing:
    """Counted now."""
    counts = dict.fromkeys(ImageState, (0, 0))
    rows = db.session.execute(
        select(Image.state, func.count(), func.sum(Image.stored_bytes)).group_by(Image.state)
    )
    counts |= {state: (number, stored) for state, number, stored in rows}
    return Standing(
        counts[ImageState.WAITING][0],
        counts[ImageState.READY][0],
        counts[ImageState.FAILED][0],
        int(sum(stored for _, stored in counts.values())),
    )


def get(image_id: UUID) -> Image:
    """Raises NotFoundError."""
    image = db.session.get(Image, image_id)
    if image is None:
        raise NotFoundError("There is no such picture.")
    return image


def retry(image_id: UUID, actor: Actor, *, reason: str | None = None) -> Image:
    """Have it fetched again, though it was given up or is there. ConflictError while it waits.

    Files that are out stay: what comes is kept under a name of its own.
    """
    image = get(image_id)
    if image.state is ImageState.WAITING:
        raise ConflictError("It is waiting to be fetched already.")
    if image.kind is ImageKind.DRAWN:
        raise ConflictError("A drawn cover would only come out the same.")
    audit(
        actor,
        "image.retry",
        ("image", image.id),
        reason=reason,
        before={"state": image.state.value, "reason": image.reason},
    )
    image.state, image.attempts, image.due_at = ImageState.WAITING, 0, utcnow()
    return image
