"""Kinguin lets us in again: what waited for that goes on, and is asked of staff no more."""

from sqlalchemy import select

from bitloot.core.attention import AttentionItem, AttentionState, resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.fulfillment.holding import SUBJECT, Reason
from bitloot.fulfillment.queueing import PROVIDER, wake_all


def let_in(actor: Actor, reason: str, balance: Money) -> int:
    """It has answered, with our balance: how many lines are looked at now. Audited."""
    query = select(AttentionItem.subject_id).where(
        AttentionItem.reason == Reason.PROVIDER_ACCESS.value,
        AttentionItem.subject_kind == SUBJECT,
        AttentionItem.state == AttentionState.OPEN,
    )
    for item_id in db.session.scalars(query).all():
        subject = (SUBJECT, item_id)
        resolve_attention(Reason.PROVIDER_ACCESS.value, subject, by=actor.label, resolution=reason)
    audit(actor, "provider.access", PROVIDER, reason=reason, after={"balance": balance.plain()})
    return wake_all()
