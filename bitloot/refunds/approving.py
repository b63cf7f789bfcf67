"""Letting a refund go out; above a limit by somebody else than who had a hand in it."""

from uuid import UUID

from bitloot.core import transitions
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.core.timeline import SYSTEM
from bitloot.refunds.books import locked_refund
from bitloot.refunds.masking import masked
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import coins, log
from bitloot.refunds.states import REFUND, RefundEvent, RefundStatus

BUYER = "buyer"
"""Who gives an address by the link."""


def needs_second(refund: Refund) -> bool:
    """Whether its sum asks for a second person."""
    return refund.amount > Money(get_settings().refund_second_person_above)


def may_approve(refund: Refund, actor: Actor) -> bool:
    """Whether this person may: above the limit not who asked for it or gave the address."""
    return not needs_second(refund) or actor.label not in _hands(refund)


def may_send(refund: Refund, actor: Actor) -> bool:
    """Above the limit two people of ours see it: where only the approver has, another one sends."""
    people = {*_hands(refund), refund.approved_by, actor.label} - {None, SYSTEM, BUYER}
    return not needs_second(refund) or len(people) > 1


def approve(refund_id: UUID, actor: Actor, *, reason: str) -> Refund:
    """To the address that it has now. A repeat changes nothing.

    Raises NotFoundError, or ConflictError without an address, for the wrong person, or when it is
    past that.
    """
    _, refund = locked_refund(refund_id)
    if refund.status is RefundStatus.APPROVED:
        return refund
    if refund.address is None:
        raise ConflictError("There is no address to approve yet.")
    if not may_approve(refund, actor):
        limit = Money(get_settings().refund_second_person_above)
        raise ConflictError(
            f"Above {limit} somebody else approves than who asked for it or gave the address.",
            code="second-person",
        )
    cause = f"{coins(refund)} may go to {masked(refund.address)}: {reason}"
    outcome = transitions.apply(
        REFUND, refund, RefundEvent.APPROVED, cause=cause, actor=actor.label
    )
    if outcome.refused:
        raise ConflictError(f"This refund is {refund.status.value}.")
    refund.approved_by, refund.approved_at = actor.label, utcnow()
    before, after = outcome.before.value, outcome.after.value
    log(
        refund,
        "approve",
        actor,
        reason,
        before={"status": before},
        after={"status": after, "address": refund.address, "coin_amount": coins(refund)},
    )
    return refund


def _hands(refund: Refund) -> set[str | None]:
    return {refund.requested_by, refund.address_given_by}
