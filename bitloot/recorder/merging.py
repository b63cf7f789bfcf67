"""All sources of one order's story, merged by time."""

from collections.abc import Sequence

from bitloot.core.audit import AuditEntry
from bitloot.recorder import claims, desk, goods, money
from bitloot.recorder.moments import Moment, names_in
from bitloot.recorder.reading import Story


def merged(told: Story, acts: Sequence[AuditEntry] = ()) -> list[Moment]:
    """Oldest first; what happened at the same instant stays in the order of its source."""
    names = names_in(told)
    moments = [
        *money.opened(told, names),
        *goods.bought(told, names),
        *desk.heard(told),
        *desk.noted(told, names),
        *goods.taken(told, names),
        *goods.delivered(told, names),
        *goods.revealed(told, names),
        *goods.withdrawn(told, names),
        *claims.made(told, names),
        *money.booked(told),
        *money.returned(told, names),
        *desk.asked(told),
        *desk.mailed(told),
        *desk.queued(told),
        *desk.acted(acts),
    ]
    return sorted(moments, key=lambda moment: moment.at)
