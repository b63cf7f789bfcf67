"""The recorded events, sent through the lifecycle tables again, must lead to the present rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bitloot.claims.states import CLAIM, ClaimStatus
from bitloot.core.states import E, Lifecycle, S
from bitloot.core.timeline import EntryKind, TimelineEntry
from bitloot.core.transitions import Living
from bitloot.fulfillment.states import ATTEMPT, AttemptStatus
from bitloot.orders.states import ITEM, ORDER, ItemStatus, OrderStatus
from bitloot.payments.models import Payment
from bitloot.payments.states import PAYMENT, PaymentStatus
from bitloot.recorder.moments import Names, names_in
from bitloot.recorder.reading import Story
from bitloot.refunds.states import REFUND, RefundStatus

Moves = Mapping[UUID, Sequence[TimelineEntry]]


@dataclass(frozen=True, slots=True)
class Record:
    """What the timeline tells: the names of its subjects, and how each moved."""

    names: Names
    moves: Moves


@dataclass(frozen=True, slots=True)
class Path:
    """One row's way through its table. `problems` are sentences; none means that it agrees."""

    name: str
    states: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """Every row of an order that has a lifecycle, and transitions that belong to no such row."""

    paths: tuple[Path, ...]
    orphans: tuple[str, ...]

    @property
    def problems(self) -> list[str]:
        """Everything that does not add up."""
        told = [f"{path.name}: {problem}" for path in self.paths for problem in path.problems]
        return [*told, *self.orphans]

    @property
    def agrees(self) -> bool:
        """Whether every state is explained by the record, and the record by the tables."""
        return not self.problems


def replay(told: Story) -> Replay:
    """Send what was recorded through the tables again."""
    record = Record(names_in(told), _recorded(told.timeline))
    order = told.order
    paths = {order.id: _walk(ORDER, order, OrderStatus.CREATED, record)}
    paths |= {each.id: _walk(ITEM, each, ItemStatus.PENDING, record) for each in order.items}
    paths |= {each.id: _walk(PAYMENT, each, _first(each), record) for each in told.payments}
    paths |= {
        each.id: _walk(ATTEMPT, each, AttemptStatus.PLANNED, record) for each in told.attempts
    }
    paths |= {each.id: _walk(REFUND, each, RefundStatus.REQUESTED, record) for each in told.refunds}
    paths |= {each.id: _walk(CLAIM, each, ClaimStatus.OPEN, record) for each in told.claims}
    orphans = [
        f"{entry.subject_kind} {subject_id} moved, and is no row of this order"
        for subject_id, entries in record.moves.items()
        for entry in entries
        if subject_id not in paths
    ]
    return Replay(tuple(paths.values()), tuple(orphans))


def _recorded(timeline: Sequence[TimelineEntry]) -> Moves:
    by_subject: dict[UUID, list[TimelineEntry]] = defaultdict(list)
    for entry in timeline:
        if entry.kind is EntryKind.TRANSITION:
            by_subject[entry.subject_id].append(entry)
    return by_subject


def _first(payment: Payment) -> PaymentStatus:
    """A further deposit exists at the provider before we hear of it."""
    further = payment.parent_payment_id is not None
    return PaymentStatus.WAITING if further else PaymentStatus.CREATING


def _walk(lifecycle: Lifecycle[S, E], row: Living[S], first: S, record: Record) -> Path:
    """The path from `first` along the row's recorded events."""
    state, states, problems = first, [first.value], list[str]()
    for entry in record.moves.get(row.id, ()):
        after, problem = _step(lifecycle, state, entry)
        if problem is not None:
            problems.append(problem)
        state = after
        states.append(state.value)
    if state is not row.status:
        problems.append(f"the record leads to {state.value}, the row says {row.status.value}")
    return Path(record.names[row.id], tuple(states), tuple(problems))


def _step(lifecycle: Lifecycle[S, E], state: S, entry: TimelineEntry) -> tuple[S, str | None]:
    """What the table makes of one recorded event, and what is wrong with the record."""
    event = _word(lifecycle.events, entry.event)
    if event is None or entry.subject_kind != lifecycle.name:
        return state, f"{entry.event} is no event of a {lifecycle.name}"
    after = lifecycle.decide(state, event).to
    if after is None:
        return state, f"{event.value} moves nothing in {state.value}"
    written = (entry.from_state, entry.to_state)
    if written != (state.value, after.value):
        table = f"{state.value} to {after.value}"
        return after, f"{event.value} was recorded as {written[0]} to {written[1]}, not {table}"
    return after, None


def _word(events: type[E], value: str | None) -> E | None:
    return next((event for event in events if event.value == value), None)
