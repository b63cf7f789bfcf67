"""Work in steps: each a transaction of its own, none open while somebody else is asked."""

import pytest
from sqlalchemy import func, select

from bitloot.core.audit import Actor, AuditEntry, audit
from bitloot.core.db import db, in_steps
from bitloot.core.errors import ConflictError
from bitloot.core.http.errors import ProviderUnavailableError
from bitloot.core.steps import Steps, at_once, outside, saved

pytestmark = pytest.mark.usefixtures("app")
ADA = Actor("ada")


def write(name: str) -> None:
    audit(ADA, name, ("test", 1))
    db.session.flush()


def kept() -> int:
    """Committed, as another connection sees it."""
    with db.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(AuditEntry)) or 0


def is_open() -> bool:
    return db.session().in_transaction()


def test_what_was_written_is_committed_before_somebody_is_asked() -> None:
    seen: list[tuple[bool, int]] = []

    def ask() -> str:
        seen.append((is_open(), kept()))
        return "answer"

    def work() -> Steps[list[str]]:
        write("one")
        first = yield from outside(ask)
        write("two")
        assert kept() == 1
        second = yield from outside(ask)
        return [first, second]

    assert in_steps(work()) == ["answer", "answer"]
    assert seen == [(False, 1), (False, 2)]
    assert not is_open()


def away() -> None:
    raise ProviderUnavailableError("kinguin", "away")


def no() -> None:
    raise ConflictError("no")


@pytest.mark.parametrize("ask", [away, no])
def test_a_refusal_is_an_answer(ask: object) -> None:
    def work() -> Steps[str]:
        assert callable(ask)
        try:
            yield from outside(ask)
        except (ProviderUnavailableError, ConflictError) as error:
            write("told")
            return type(error).__name__
        return "nothing"

    assert in_steps(work()) in {"ProviderUnavailableError", "ConflictError"}
    assert kept() == 1


def test_an_error_undoes_its_step_and_no_other() -> None:
    def work() -> Steps[None]:
        write("one")
        yield from saved()
        write("two")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_steps(work())
    assert kept() == 1
    assert not is_open()


def test_whatever_is_done_at_each_step_belongs_to_it() -> None:
    def work() -> Steps[None]:
        yield from saved()
        yield from saved()

    in_steps(work(), at_each=lambda: write("beat"))
    assert kept() == 3


def test_one_step_is_work_in_steps_too() -> None:
    assert in_steps(at_once(len)("four")) == 4
