"""PostgreSQL, the truth: base model, column types, and the one place that commits."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from redis.exceptions import RedisError
from sqlalchemy import DateTime, MetaData, Numeric, String, func
from sqlalchemy import Enum as EnumColumn
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from bitloot.core.ids import new_id
from bitloot.core.money import EUR, Money
from bitloot.core.steps import Result, Steps
from bitloot.core.types import JsonList, JsonObject

log = logging.getLogger(__name__)

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class EurAmount(TypeDecorator[Money]):
    """Euros in `numeric(20,8)`; Python sees `Money` and nothing else."""

    impl = Numeric(20, 8)
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> Decimal | None:
        """Refuse another currency rather than store its number as euros."""
        del dialect
        if value is None:
            return None
        if value.currency != EUR:
            raise ValueError(f"{value.currency} in a EUR column")
        return value.amount

    def process_result_value(self, value: Decimal | None, dialect: Dialect) -> Money | None:
        """The stored number as money."""
        del dialect
        return None if value is None else Money(value, EUR)


CoinAmount = Annotated[Decimal, mapped_column(Numeric(36, 18))]
"""An amount of a coin; the coin's code stands in a column beside it."""
Texts = Annotated[list[str], mapped_column(ARRAY(String))]
"""An array of short texts."""


def _values(states: type[Enum]) -> list[str]:
    """Enums are stored by value: rows stay readable and renaming a member moves no data."""
    return [str(state.value) for state in states]


class _Base(DeclarativeBase):
    registry = registry(
        metadata=MetaData(naming_convention=_NAMES),
        type_annotation_map={
            datetime: DateTime(timezone=True),
            Money: EurAmount(),
            JsonObject: JSONB(),
            JsonList: JSONB(),
            StrEnum: EnumColumn(
                StrEnum,
                native_enum=False,
                length=32,
                create_constraint=False,
                values_callable=_values,
            ),
        },
    )


db = SQLAlchemy(model_class=_Base)

if TYPE_CHECKING:

    class Model(_Base):
        """Base of every table."""

        __abstract__ = True
else:
    Model = db.Model

UuidKey = Annotated[UUID, mapped_column(primary_key=True, default=new_id)]
"""Primary key: a time-ordered UUID."""
CreatedAt = Annotated[
    datetime, mapped_column(DateTime(timezone=True), server_default=func.clock_timestamp())
]
"""When the row was written, by the database's clock."""
UpdatedAt = Annotated[
    datetime,
    mapped_column(
        DateTime(timezone=True),
        server_default=func.clock_timestamp(),
        onupdate=func.clock_timestamp(),
    ),
]

_AFTER_COMMIT = "after_commit"


def after_commit(action: Callable[[], None]) -> None:
    """Run `action` once the present transaction is committed; dropped when it rolls back.

    For nudges only: what must happen is a row, what should happen soon is a nudge.
    """
    db.session().info.setdefault(_AFTER_COMMIT, []).append(action)


def _run_after_commit(actions: list[Callable[[], None]]) -> None:
    for action in actions:
        try:
            action()
        except (RedisError, OSError) as error:
            # The row is stored and the sweep will find it: losing a nudge costs seconds.
            log.warning("nudge lost: %s", type(error).__name__)


def commit() -> None:
    """Commit at an edge, then send the nudges that the transaction asked for."""
    if not db.session.registry.has():
        return
    session = db.session()
    session.commit()
    _run_after_commit(session.info.pop(_AFTER_COMMIT, []))


def rollback() -> None:
    """Undo everything since the last commit, nudges included."""
    if not db.session.registry.has():
        return
    session = db.session()
    session.info.pop(_AFTER_COMMIT, None)
    session.rollback()


@contextmanager
def transaction() -> Iterator[None]:
    """One unit of work of a job or command; `commit` and `transaction` are for edges only."""
    try:
        yield
        commit()
    except BaseException:
        rollback()
        raise


def in_steps(work: Steps[Result], *, at_each: Callable[[], object] | None = None) -> Result:
    """Run work whose every step is a unit of its own; for edges only, like `transaction`.

    `at_each` is called in each step's transaction.
    """
    results: list[Result] = []

    def whole() -> Steps[None]:
        results.append((yield from work))

    steps = whole()
    while True:
        with transaction():
            question = next(steps, None)
            if at_each is not None:
                at_each()
        if question is None:
            return results[0]
        question.put()
