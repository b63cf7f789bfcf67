"""Closing an item of the attention queue by hand: the same from the console and from the API."""

from uuid import UUID

from bitloot.accounts.permissions import Permission
from bitloot.core.attention import AttentionItem, AttentionState, resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.timeline import EntryKind, note

_ABOUT_MONEY = frozenset({"accept", "enter_value", "forfeit", "refund"})


def load(item_id: UUID) -> AttentionItem:
    """An open item. Raises NotFoundError, or ConflictError when somebody was faster."""
    item = db.session.get(AttentionItem, item_id)
    if item is None:
        raise NotFoundError("There is no such item.")
    if item.state is not AttentionState.OPEN:
        raise ConflictError(f"{item.resolved_by} has resolved it already.")
    return item


def to_close(item: AttentionItem) -> Permission:
    """What somebody needs who closes it without its act: more, where money is in question."""
    if item.action in _ABOUT_MONEY:
        return Permission.PAYMENTS_OVERRIDE
    return Permission.ATTENTION_RESOLVE


def close(item: AttentionItem, actor: Actor, reason: str) -> None:
    """What had to be done was done elsewhere, or need not be done. Audited.

    Raises ConflictError when somebody was faster.
    """
    subject = (item.subject_kind, item.subject_id)
    if item.state is not AttentionState.OPEN or not resolve_attention(
        item.reason, subject, by=actor.label, resolution=reason
    ):
        raise ConflictError("Somebody has resolved it already.")
    note(
        EntryKind.STAFF,
        f"Closed “{item.reason.replace('_', ' ')}”: {reason}",
        subject=subject,
        trail_id=item.trail_id,
        actor=actor.label,
    )
    audit(actor, "attention.resolve", ("attention", item.id), reason=reason)
