from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey


class SearchWord(Model):
    """A word that stands in some title, folded; written by triggers (`catalog.search_ddl`)."""

    __tablename__ = "search_words"
    __table_args__ = (
        Index(
            "ix_search_words_trgm",
            "word",
            postgresql_using="gin",
            postgresql_ops={"word": "gin_trgm_ops"},
        ),
    )

    word: Mapped[str] = mapped_column(primary_key=True)


class Synonym(Model):
    """`words`, where customers type them, find `means` as well; the other way too if `both_ways`.

    Both are folded: small letters, no accents, single blanks.
    """

    __tablename__ = "search_synonyms"
    __table_args__ = (Index("ix_search_synonyms_created", "created_at", "id"),)

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    words: Mapped[str] = mapped_column(unique=True)
    means: Mapped[str]
    both_ways: Mapped[bool] = mapped_column(default=False)


class SearchMiss(Model):
    """Words that found nothing, folded, and how often; nothing of who typed them."""

    __tablename__ = "search_misses"
    __table_args__ = (Index("ix_search_misses_last", "last_at", "id"),)

    id: Mapped[UuidKey]
    words: Mapped[str] = mapped_column(unique=True)
    times: Mapped[int] = mapped_column(default=1)
    first_at: Mapped[CreatedAt]
    last_at: Mapped[CreatedAt]
    synonym_id: Mapped[UUID | None]
    dismissed_at: Mapped[datetime | None]
