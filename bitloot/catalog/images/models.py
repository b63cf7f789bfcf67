from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, Integer, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey


class ImageKind(StrEnum):
    """What it is of a product. Drawn ones are our own, made where no cover is to be had."""

    COVER = "cover"
    SCREENSHOT = "screenshot"
    DRAWN = "drawn"


class ImageState(StrEnum):
    """Waiting → ready, or given up as failed; staff may have a failed one tried again."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


class Image(Model):
    """One picture, however many products show it. `source` is its address at the provider.

    `digest` names its files in the object store; `reason` says why the last try failed.
    """

    __tablename__ = "images"
    __table_args__ = (
        Index("ix_images_due", "rank", "due_at", postgresql_where=text("state = 'waiting'")),
        Index("ix_images_created", "created_at", "id"),
        Index("ix_images_state_created", "state", "created_at", "id"),
        Index("ix_images_digest", "digest"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    source: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ImageKind]
    state: Mapped[ImageState] = mapped_column(default=ImageState.WAITING)
    rank: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[CreatedAt]
    reason: Mapped[str | None]
    digest: Mapped[str | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    color: Mapped[str | None]
    widths: Mapped[list[int]] = mapped_column(ARRAY(Integer), default=list)
    stored_bytes: Mapped[int] = mapped_column(default=0)
    fetched_at: Mapped[datetime | None]
