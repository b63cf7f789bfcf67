from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey
from bitloot.core.money import Money
from bitloot.core.types import JsonList, JsonObject


class ImportState(StrEnum):
    """How far an import is. Nothing of it can be sold before it is done."""

    UPLOADING = "uploading"
    CHECKING = "checking"
    READY = "ready"
    REFUSED = "refused"
    IMPORTING = "importing"
    DONE = "done"
    DROPPED = "dropped"


OPEN = (ImportState.UPLOADING, ImportState.CHECKING, ImportState.READY, ImportState.REFUSED)
"""Can still be dropped."""


class StockImport(Model):
    """A file, or what was pasted. `columns` says what each column is; `delimiter` "" is one a line.

    `fresh` are new, `twice` stand in the file again, `known` are in the shop, `wrong` cannot be
    used; `report` names the first lines of each and why, never what they hold.
    """

    __tablename__ = "stock_imports"

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), index=True)
    state: Mapped[ImportState] = mapped_column(default=ImportState.UPLOADING)
    name: Mapped[str] = mapped_column(default="")
    encoding: Mapped[str] = mapped_column(default="")
    delimiter: Mapped[str] = mapped_column(default="")
    header: Mapped[bool] = mapped_column(default=False)
    columns: Mapped[JsonList] = mapped_column(default=list)
    supplier: Mapped[str] = mapped_column(default="")
    unit_cost: Mapped[Money | None]
    expires_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    seen: Mapped[int] = mapped_column(BigInteger, default=0)
    lines: Mapped[int] = mapped_column(default=0)
    fresh: Mapped[int] = mapped_column(default=0)
    twice: Mapped[int] = mapped_column(default=0)
    known: Mapped[int] = mapped_column(default=0)
    wrong: Mapped[int] = mapped_column(default=0)
    report: Mapped[JsonObject] = mapped_column(default=dict)
    problem: Mapped[str | None]
    round: Mapped[int] = mapped_column(default=0)
    imported_by: Mapped[str]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("stock_batches.id"))
    finished_at: Mapped[datetime | None]


class ImportPiece(Model):
    """Some bytes of the file, sealed as they arrived."""

    __tablename__ = "stock_import_pieces"

    import_id: Mapped[UUID] = mapped_column(
        ForeignKey("stock_imports.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)
    iv: Mapped[bytes] = mapped_column(LargeBinary)
    key_id: Mapped[str]
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)


class StagedItem(Model):
    """A new key, sealed for the stock item that it becomes: `id` is that item's."""

    __tablename__ = "stock_staged"
    __table_args__ = (UniqueConstraint("import_id", "fingerprint"),)

    id: Mapped[UuidKey]
    import_id: Mapped[UUID] = mapped_column(ForeignKey("stock_imports.id", ondelete="CASCADE"))
    content_type: Mapped[str]
    fingerprint: Mapped[str]
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)
    iv: Mapped[bytes] = mapped_column(LargeBinary)
    key_id: Mapped[str]
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime | None]
