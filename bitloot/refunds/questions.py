"""The questions of the attention queue that a refund, or keeping the money, answers."""

from uuid import UUID

from bitloot.core.attention import resolve_attention
from bitloot.core.audit import Actor
from bitloot.payments.decisions import Outcome
from bitloot.payments.effects import ATTENTION

_OWED = (
    Outcome.PAID_OVER,
    Outcome.CONTRADICTORY,
    Outcome.WRONG_ASSET,
    Outcome.SECOND_PAYMENT,
    Outcome.REPEATED,
    Outcome.REPEATED_COVERS,
)


def settle_owed(payment_id: UUID, actor: Actor, resolution: str) -> None:
    """Nothing of this payment is owed any more."""
    for outcome in _OWED:
        reason, subject = ATTENTION[outcome].reason, ("payment", payment_id)
        resolve_attention(reason, subject, by=actor.label, resolution=resolution)
