"""Staff open a key: only with a typed reason and fresh proof of who they are, and never unseen."""

from uuid import UUID

from bitloot.core.audit import Actor, audit
from bitloot.core.ratelimit import limit
from bitloot.delivery.service import Opening, Reader, reveal

_PER_PERSON, _WINDOW = 30, 3600


def reveal_for_staff(order_id: UUID, item_id: UUID, actor: Actor, reason: str) -> list[Opening]:
    """Open a line for a member of staff whose permission and fresh proof were checked. Audited.

    It is not the buyer's first look, and at most 30 lines an hour. Raises what `reveal` raises.
    """
    limit("staff-reveal", str(actor.user_id), allowed=_PER_PERSON, seconds=_WINDOW)
    reader = Reader(actor.label, actor.ip, actor.user_agent, staff=True)
    openings = reveal(order_id, item_id, reader)
    audit(
        actor,
        "delivery.reveal",
        ("order_item", item_id),
        reason=reason,
        after={"count": len(openings), "order_id": str(order_id)},
    )
    return openings
