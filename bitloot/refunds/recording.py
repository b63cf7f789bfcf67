"""What every verb writes beside the row itself: the audit log and the order's story."""

from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.events import emit
from bitloot.core.live import publish_order
from bitloot.core.money import coin_text
from bitloot.core.timeline import EntryKind, note
from bitloot.core.types import JsonObject
from bitloot.orders.events import MoneyMoved
from bitloot.orders.models import Order
from bitloot.refunds.models import Refund

SUBJECT = "refund"
BOUNCED = "refund_bounced"


def coins(refund: Refund) -> str:
    """`0.0004 BTC`."""
    return f"{coin_text(refund.coin_amount)} {refund.pay_currency.upper()}"


def tell(refund: Refund, text: str, actor: Actor) -> None:
    """A line in the order's story that is no transition."""
    subject = (SUBJECT, refund.id)
    note(EntryKind.REFUND, text, subject=subject, trail_id=refund.order_id, actor=actor.label)


def log(
    refund: Refund,
    act: str,
    actor: Actor,
    reason: str,
    *,
    before: JsonObject | None = None,
    after: JsonObject | None = None,
) -> None:
    """In the audit log, as `refund.<act>`."""
    subject = (SUBJECT, refund.id)
    audit(actor, f"refund.{act}", subject, reason=reason, before=before, after=after)


def moved(order: Order) -> None:
    """Money has left or come back: the books follow, and so does the buyer's page."""
    publish_order(order.id, order.status.value)
    emit(MoneyMoved(order.id))


def ask_again(order: Order, refund: Refund) -> None:
    """It bounced: staff see it until it is sent anew."""
    raise_attention(
        BOUNCED,
        subject=(SUBJECT, refund.id),
        trail_id=order.id,
        summary=f"{order.number}: {coins(refund)} came back and must be sent again.",
        action="refund",
    )


def asked_enough(refund: Refund, actor: Actor, resolution: str) -> None:
    """Nothing more is asked of staff about this refund itself."""
    resolve_attention(BOUNCED, (SUBJECT, refund.id), by=actor.label, resolution=resolution)
