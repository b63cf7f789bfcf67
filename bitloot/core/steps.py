"""Work in steps: what asks a provider in between, written without owning a transaction.

Such work is a generator. What it does between two `yield`s is one short transaction, which the edge
that runs it opens and commits (`core.db.in_steps`); what it yields is asked while none is open.
"""

from collections.abc import Callable, Generator
from typing import Generic, Protocol, TypeVar

from bitloot.core.errors import ProblemError
from bitloot.core.http.errors import ProviderError

Subject = TypeVar("Subject")
Answer = TypeVar("Answer")
Result = TypeVar("Result")


class Pending(Protocol):
    """What is to be done while no transaction is open."""

    def put(self) -> None:
        """Do it."""


class Question(Generic[Answer]):
    """Something to be asked between two transactions, and what came of it."""

    def __init__(self, asked: Callable[[], Answer]) -> None:
        self._asked = asked
        self._answers: list[Answer] = []
        self._error: ProviderError | ProblemError | None = None

    def put(self) -> None:
        """Ask. A provider's error and a problem are answers, too; another error ends the work."""
        try:
            self._answers.append(self._asked())
        except (ProviderError, ProblemError) as error:
            self._error = error

    @property
    def answer(self) -> Answer:
        """Raises the error that was the answer."""
        if self._error is not None:
            raise self._error
        return self._answers[0]


Steps = Generator[Pending, None, Result]


def outside(asked: Callable[[], Answer]) -> Steps[Answer]:
    """Commit, have `asked` called with no transaction open, and take its answer or its error."""
    question = Question(asked)
    yield question
    return question.answer


def saved() -> Steps[None]:
    """Commit what was done so far."""
    yield from outside(lambda: None)


def at_once(act: Callable[[Subject], Result]) -> Callable[[Subject], Steps[Result]]:
    """As steps what needs only one, in a transaction of its own."""

    def steps(subject: Subject) -> Steps[Result]:
        yield from saved()
        return act(subject)

    return steps
