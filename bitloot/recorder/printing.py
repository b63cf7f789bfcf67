"""An order's story as text of a given width, and as a document for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from textwrap import wrap

import click

from bitloot.core.timeline import SYSTEM
from bitloot.core.types import JsonObject
from bitloot.orders.models import Order
from bitloot.recorder.deciding import Decided
from bitloot.recorder.moments import Moment, counted
from bitloot.recorder.replaying import Path, Replay

NARROW = 80
"""Below so many columns the clock is left out and only the distance is shown."""
_LEAST = 24
_DOT, _ARROW = " \N{MIDDLE DOT} ", " \N{RIGHTWARDS ARROW} "
_COLORS = {
    "state": "cyan",
    "decision": "magenta",
    "attention": "yellow",
    "ledger": "green",
    "refund": "red",
    "audit": "blue",
    "staff": "blue",
}
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that is printed of one order."""

    order: Order
    moments: Sequence[Moment]
    decisions: Sequence[Decided]
    replay: Replay


def lines(told: Told, width: int) -> Iterator[str]:
    """Styled lines of at most `width` columns (words that are longer stay whole)."""
    order = told.order
    yield click.style(_DOT.join([order.number, order.status.value, *order.flags]), bold=True)
    yield f"{order.total} for {counted(len(order.items), 'line')}, {order.email}"
    yield from _items(order, width)
    yield ""
    yield from _moments(told, width)
    yield from _section("Payments as decided", [each.text for each in told.decisions], width)
    yield from _section("Replayed", [_path(path) for path in told.replay.paths], width)
    yield ""
    yield from _verdict(told.replay, width)


def document(told: Told) -> JsonObject:
    """The same for programs; times are RFC 3339 in UTC, distances in milliseconds."""
    order = told.order
    return {
        "number": order.number,
        "id": str(order.id),
        "status": order.status.value,
        "placed_at": order.created_at.astimezone(UTC).isoformat(),
        "moments": [_moment(moment, order.created_at) for moment in told.moments],
        "payments": [each.as_json() for each in told.decisions],
        "replay": {
            "agrees": told.replay.agrees,
            "problems": list(told.replay.problems),
            "paths": [
                {"name": path.name, "states": list(path.states)} for path in told.replay.paths
            ],
        },
    }


def distance(between: timedelta) -> str:
    """`+0.142s`, `+2m05s`, `+3h12m`, `+4d02h`; what was before is negative."""
    seconds = between.total_seconds()
    sign, size = ("-", -seconds) if seconds < 0 else ("+", seconds)
    whole = int(size)
    if size < _MINUTE:
        return f"{sign}{size:.3f}s"
    if size < _HOUR:
        return f"{sign}{whole // _MINUTE}m{whole % _MINUTE:02}s"
    if size < _DAY:
        return f"{sign}{whole // _HOUR}h{whole % _HOUR // _MINUTE:02}m"
    return f"{sign}{whole // _DAY}d{whole % _DAY // _HOUR:02}h"


def _items(order: Order, width: int) -> Iterator[str]:
    for at, item in enumerate(order.items, 1):
        done = f"{item.delivered_count} of {item.quantity} delivered"
        text = f"line {at}: {item.title}, {done}, {item.total}: {item.status.value}"
        yield from _hanging("  ", text, width)


def _moments(told: Told, width: int) -> Iterator[str]:
    day = ""
    for moment in told.moments:
        at = moment.at.astimezone(UTC)
        if f"{at:%A %-d %B %Y}" != day:
            day = f"{at:%A %-d %B %Y}"
            yield click.style(f"{day}, UTC", dim=True)
        clock = f"{at:%H:%M:%S}.{at.microsecond // 1000:03} " if width >= NARROW else ""
        head = f"{clock}{distance(moment.at - told.order.created_at):>9} {moment.kind:11} "
        who = f" \N{EM DASH} {moment.actor}" if moment.actor not in {SYSTEM, ""} else ""
        first, *rest = _hanging(head, moment.text + who, width)
        colored = click.style(f"{moment.kind:11}", fg=_COLORS.get(moment.kind, "white"))
        yield first.replace(f"{moment.kind:11}", colored, 1)
        yield from rest


def _section(title: str, texts: Sequence[str], width: int) -> Iterator[str]:
    if texts:
        yield ""
        yield click.style(title, bold=True)
        for text in texts:
            yield from _hanging("  ", text, width)


def _path(path: Path) -> str:
    return f"{path.name}: {_ARROW.join(path.states)}"


def _verdict(replay: Replay, width: int) -> Iterator[str]:
    if replay.agrees:
        text = f"Replayed: agrees. {counted(len(replay.paths), 'row')} stand as recorded."
        yield click.style(text, fg="green", bold=True)
        return
    yield click.style("Replayed: does not agree.", fg="red", bold=True)
    for problem in replay.problems:
        yield from _hanging("  ", problem, width)


def _hanging(head: str, text: str, width: int) -> Iterator[str]:
    """`text` after `head`, wrapped below itself."""
    room = max(_LEAST, width - len(head))
    pieces = wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    yield head + pieces[0]
    yield from (" " * len(head) + piece for piece in pieces[1:])


def _moment(moment: Moment, placed: datetime) -> JsonObject:
    return {
        "at": moment.at.astimezone(UTC).isoformat(),
        "since_placed_ms": round((moment.at - placed).total_seconds() * 1000),
        "kind": moment.kind,
        "text": moment.text,
        "actor": moment.actor,
        "facts": moment.facts,
    }
