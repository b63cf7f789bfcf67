"""What every verb writes beside the row: the story, the audit log, what needs staff."""

from bitloot.claims.events import ClaimNews
from bitloot.claims.models import Claim
from bitloot.claims.states import CLAIM, ClaimEvent
from bitloot.core import transitions
from bitloot.core.addresses import unnamed
from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.events import emit
from bitloot.core.live import publish_order
from bitloot.core.timeline import SYSTEM, EntryKind, note
from bitloot.orders.models import Order

SUBJECT = "claim"
BAD_KEY, NOT_TAKEN, NOT_REFUNDED = "bad_key", "return_not_taken", "return_not_refunded"
BUYER = "buyer"


def move(claim: Claim, event: ClaimEvent, cause: str, actor: Actor, *, quiet: bool = False) -> bool:
    """Apply an event and tell the buyer; False when it is a repeat. Raises ConflictError."""
    outcome = transitions.apply(CLAIM, claim, event, cause=cause, actor=actor.label)
    if outcome.refused:
        raise ConflictError(f"This claim is {claim.status.value}.", code="claim-over")
    if outcome.moved and not quiet:
        tell_buyer(claim)
    return outcome.moved


def tell_buyer(claim: Claim) -> None:
    """By mail, and on the page."""
    order = db.session.get_one(Order, claim.order_id)
    emit(ClaimNews(claim.order_id, claim.id, claim.status))
    publish_order(order.id, order.status.value)


def tell(claim: Claim, text: str, actor: Actor) -> None:
    """A line in the order's story that is no transition."""
    subject = (SUBJECT, claim.id)
    note(EntryKind.CLAIM, text, subject=subject, trail_id=claim.order_id, actor=actor.label)


def log(claim: Claim, act: str, actor: Actor, reason: str) -> None:
    """In the audit log, as `claim.<act>`."""
    answer = unnamed(claim.answer) if claim.answer else None
    after = {"status": claim.status.value, "answer": answer}
    audit(actor, f"claim.{act}", (SUBJECT, claim.id), reason=reason, after={**after})


def ask_staff(claim: Claim, reason: str, summary: str) -> None:
    """Somebody has to decide; a repeat while it is open changes nothing."""
    ends = claim.window_ends_at
    raise_attention(
        reason,
        subject=(SUBJECT, claim.id),
        trail_id=claim.order_id,
        summary=summary,
        action="decide_claim",
        data={"window_ends_at": ends.isoformat() if ends else None},
    )


def asked_enough(claim: Claim, by: str = SYSTEM) -> None:
    """Nothing more is asked of staff about it."""
    for reason in (BAD_KEY, NOT_TAKEN, NOT_REFUNDED):
        resolution = f"The claim is {claim.status.value}."
        resolve_attention(reason, (SUBJECT, claim.id), by=by, resolution=resolution)
