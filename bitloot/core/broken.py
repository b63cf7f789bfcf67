"""What was sealed and does not open: refused as a whole, and told to staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bitloot.core.attention import raise_attention
from bitloot.core.errors import ConflictError

BROKEN = "sealed_key_broken"
_REPLACE = "Find out who changed it, then replace the key."


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong with one sealed thing: its kind and id, and the order that it belongs to."""

    subject: tuple[str, UUID]
    trail_id: UUID | None
    what: str
    action: str = _REPLACE


class BrokenError(ConflictError):
    """Something was changed or is gone: nothing of what was asked for is handed out."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        super().__init__(
            "This key cannot be opened safely. We have been told and will put it right.",
            code="sealed-broken",
        )
        self.broken = tuple(broken)


def report(broken: Broken) -> None:
    """Tell staff, in the present transaction; a repeat while it is open changes nothing."""
    kind = broken.subject[0].replace("_", " ")
    raise_attention(
        BROKEN,
        subject=broken.subject,
        trail_id=broken.trail_id,
        summary=f"A sealed {kind} was refused: {broken.what}.",
        action=broken.action,
    )
