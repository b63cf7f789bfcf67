from uuid import UUID

from sqlalchemy import BigInteger, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import Model


class ChainHead(Model):
    """How long a chain is and where it ends. `mac` binds that to the shop's keys."""

    __tablename__ = "chain_heads"

    book: Mapped[str] = mapped_column(primary_key=True)
    chain_id: Mapped[UUID] = mapped_column(primary_key=True)
    length: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    mac: Mapped[bytes] = mapped_column(LargeBinary)


class ChainLink(Model):
    """One row of a book in its chain; append only."""

    __tablename__ = "chain_links"
    __table_args__ = (UniqueConstraint("book", "entry_id"),)

    book: Mapped[str] = mapped_column(primary_key=True)
    chain_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    entry_id: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
