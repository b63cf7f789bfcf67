"""What is decided about a claim, each in its dialog."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.claims import deciding
from bitloot.claims.looking import around, one
from bitloot.claims.models import Claim
from bitloot.core.audit import Actor


class Decide(Protocol):
    """One of the decisions."""

    def __call__(self, claim_id: UUID, actor: Actor, /, *, reason: str, answer: str) -> Claim:
        """Take it."""


class ClaimActs(ConsoleView):
    """Routes of the acts, mixed into the list's view."""

    @expose("/<uuid:claim_id>/replace", methods=("GET", "POST"))
    @needs(Permission.CLAIMS_DECIDE)
    def replace(self, claim_id: UUID) -> ResponseReturnValue:
        """Other keys."""
        claim = one(claim_id)
        dialog = _dialog(
            claim,
            f"Replace {_what(claim)}",
            "Another key is taken from stock or bought, as for a new order. The bad one is "
            "withdrawn; of our own stock it is void for good. The customer is mailed twice.",
            "Replace",
        )
        return perform(self, dialog, _act(claim_id, deciding.replace, "It is being procured."))

    @expose("/<uuid:claim_id>/refund", methods=("GET", "POST"))
    @needs(Permission.CLAIMS_DECIDE)
    def refund(self, claim_id: UUID) -> ResponseReturnValue:
        """The money back."""
        claim = one(claim_id)
        dialog = _dialog(
            claim,
            f"Refund {_what(claim)}",
            "The keys are withdrawn and what was paid for them goes back: the customer is mailed "
            "a link to give an address.",
            "Refund",
            sensitive=True,
        )
        return perform(self, dialog, _act(claim_id, deciding.refund, "The refund is requested."))

    @expose("/<uuid:claim_id>/reject", methods=("GET", "POST"))
    @needs(Permission.CLAIMS_DECIDE)
    def reject(self, claim_id: UUID) -> ResponseReturnValue:
        """Neither."""
        claim = one(claim_id)
        dialog = _dialog(
            claim,
            f"Reject the claim for {_what(claim)}",
            "The customer keeps what was delivered, and is mailed your words.",
            "Reject",
            tone="danger",
            must_answer=True,
        )
        return perform(self, dialog, _act(claim_id, deciding.reject, "The customer is mailed."))


def _what(claim: Claim) -> str:
    title = around([claim])[claim.id].title
    return title if claim.quantity == 1 else f"{claim.quantity} of {title}"


def _act(claim_id: UUID, decide: Decide, done: str) -> Callable[[str], str]:
    def act(reason: str) -> str:
        decide(claim_id, current_actor(), reason=reason, answer=request.form.get("answer", ""))
        return done

    return act


def _dialog(
    claim: Claim,
    title: str,
    text: str,
    button: str,
    *,
    tone: str = "primary",
    sensitive: bool = False,
    must_answer: bool = False,
) -> Dialog:
    return Dialog(
        title=title,
        text=text,
        button=button,
        back=url_for(".claim", claim_id=claim.id),
        tone=tone,
        sensitive=sensitive,
        template="console/claim_decide.html",
        reason="Why? (for us)",
        values={"must_answer": must_answer, "longest": deciding.LONGEST_ANSWER},
    )
