"""Which act resolves which item. Unknown ones are closed with a sentence on what was done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from bitloot.accounts.permissions import Permission
from bitloot.core.attention import AttentionItem, AttentionState, resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.timeline import EntryKind, note
from bitloot.fulfillment import resolving, retrying
from bitloot.orders.models import OrderItem
from bitloot.payments import accepting

Run = Callable[[AttentionItem, Actor, str], str]


@dataclass(frozen=True, slots=True)
class Act:
    """The one right button of an item. `permission` is needed beside `attention.resolve`."""

    label: str
    explanation: str
    run: Run
    permission: Permission = Permission.ATTENTION_RESOLVE
    reason: str = "Why?"
    sensitive: bool = False


def load(item_id: UUID) -> AttentionItem:
    """An open item. Raises NotFoundError, or ConflictError when somebody was faster."""
    item = db.session.get(AttentionItem, item_id)
    if item is None:
        raise NotFoundError("There is no such item.")
    if item.state is not AttentionState.OPEN:
        raise ConflictError(f"{item.resolved_by} has resolved it already.")
    return item


def act_for(item: AttentionItem) -> Act:
    """By the action that whoever raised it named; one in words is what has to be done by hand."""
    if " " in item.action:
        return replace(CLOSE, explanation=item.action)
    return ACTS.get(item.action, CLOSE)


def close(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Close it: what had to be done was done elsewhere, or need not be done."""
    subject = (item.subject_kind, item.subject_id)
    if not resolve_attention(item.reason, subject, by=actor.label, resolution=reason):
        raise ConflictError("Somebody has resolved it already.")
    note(
        EntryKind.STAFF,
        f"Closed “{item.reason.replace('_', ' ')}”: {reason}",
        subject=subject,
        trail_id=item.trail_id,
        actor=actor.label,
    )
    audit(actor, "attention.resolve", ("attention", item.id), reason=reason)
    return "Closed."


def _retry(item: AttentionItem, actor: Actor, reason: str) -> str:
    if item.trail_id is None:
        return close(item, actor, reason)
    report = retrying.retry(item.trail_id, actor, reason)
    return " ".join([report.action, *(f"{line.title}: {line.action}." for line in report.lines)])


def _buy_anyway(item: AttentionItem, actor: Actor, reason: str) -> str:
    line = db.session.get(OrderItem, item.subject_id)
    if line is None:
        raise NotFoundError("This line is gone.")
    resolving.buy_anyway(line, actor, reason)
    return f"{line.title} is bought at the higher price."


def _accept(item: AttentionItem, actor: Actor, reason: str) -> str:
    payment = accepting.accept(item.subject_id, actor, reason=reason)
    return f"Payment {payment.provider_payment_id} counts as the price; the order is paid."


CLOSE = Act(
    "Mark as resolved",
    "Nothing else is done: write down what was.",
    close,
    reason="What was done?",
)
_REFUNDED = Act(
    "Mark as refunded",
    "Send the money back first; then write down coin, amount and transaction.",
    close,
    permission=Permission.PAYMENTS_OVERRIDE,
    reason="What was sent back, where, in which transaction?",
    sensitive=True,
)
ACTS: dict[str, Act] = {
    "retry_fulfillment": Act(
        "Retry fulfillment",
        "What is on hold is released and tried again; nothing is bought twice.",
        _retry,
        permission=Permission.FULFILLMENT_RETRY,
    ),
    "buy_anyway": Act(
        "Buy anyway",
        "The key is bought at the price named here, above the limit.",
        _buy_anyway,
        permission=Permission.ORDERS_EDIT,
        sensitive=True,
    ),
    "check_access": Act(
        "Retry fulfillment",
        "The provider refused our key or our address. Mend that first, then try again.",
        _retry,
        permission=Permission.FULFILLMENT_RETRY,
    ),
    "accept": Act(
        "Accept as the price",
        "The order becomes paid and is delivered, although the payment does not fit.",
        _accept,
        permission=Permission.PAYMENTS_OVERRIDE,
        sensitive=True,
    ),
    "forfeit": Act(
        "Close without refund",
        "Too little came and it is not sent back, as the customer was told before paying.",
        close,
        permission=Permission.PAYMENTS_OVERRIDE,
    ),
    "refund": _REFUNDED,
}
