"""Writing down where the money goes. The address was checked before (`addressing.py`)."""

from uuid import UUID

from bitloot.core import transitions
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.errors import ConflictError
from bitloot.core.events import emit
from bitloot.core.live import publish_order
from bitloot.core.types import JsonObject
from bitloot.refunds.addressing import Checked
from bitloot.refunds.books import locked_refund
from bitloot.refunds.events import AddressChanged
from bitloot.refunds.masking import masked
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import log, tell
from bitloot.refunds.states import OPEN, REFUND, RefundEvent


def give(refund_id: UUID, checked: Checked, actor: Actor, *, reason: str = "") -> Refund:
    """Set or change the address; what was approved for another one is approved anew.

    Raises NotFoundError, or ConflictError once it is sent or called off. A repeat changes nothing.
    """
    books, refund = locked_refund(refund_id)
    if refund.status not in OPEN:
        raise ConflictError(f"This refund is {refund.status.value}: its address stands.")
    if (refund.address, refund.extra_id) == (checked.address, checked.extra_id):
        return refund
    changed = refund.address is not None
    before = _shown(refund)
    refund.address, refund.extra_id = checked.address, checked.extra_id
    refund.address_given_at, refund.address_given_by = utcnow(), actor.label
    verb = "changed to" if changed else "given:"
    text = f"Refund address {verb} {masked(checked.address)}. {checked.doubt or ''}".strip()
    tell(refund, text, actor)
    why = " ".join(filter(None, (reason, checked.doubt)))
    log(refund, "address", actor, why, before=before, after=_shown(refund))
    if changed:
        cause = "Another address was given: it has to be approved anew."
        transitions.apply(REFUND, refund, RefundEvent.REOPENED, cause=cause, actor=actor.label)
        refund.approved_by = refund.approved_at = None
        edition = refund.address_given_at.isoformat()
        emit(AddressChanged(refund.order_id, refund.id, edition))
    publish_order(books.order.id, books.order.status.value)
    return refund


def _shown(refund: Refund) -> JsonObject:
    return {"address": refund.address, "extra_id": refund.extra_id}
