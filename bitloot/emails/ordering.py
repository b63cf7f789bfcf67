"""Asking for a mail: once per kind and order, or per kind and refund, whatever happens."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import NORMAL
from bitloot.emails.kinds import Kind
from bitloot.emails.models import Email, EmailState
from bitloot.orders.models import Order

SEND = "emails.send"
"""Job: payload `email_id`."""


@dataclass(frozen=True, slots=True)
class About:
    """The refund (or what `name` says) a mail is about, and which of several of its kind it is."""

    subject_id: UUID
    edition: str = ""
    name: str = "refund_id"


def queue(kind: Kind, order_id: UUID, about: About | None = None) -> bool:
    """Write the mail and its job with the present transaction; a repeat writes nothing."""
    order = db.session.get_one(Order, order_id)
    statement = (
        insert(Email)
        .values(
            id=new_id(),
            kind=kind.name,
            key=_key(kind, order_id, about),
            recipient=order.email,
            state=EmailState.QUEUED,
            context=_context(order_id, about),
            trail_id=order_id,
        )
        .on_conflict_do_nothing()
        .returning(Email.id)
    )
    written = db.session.execute(statement).first()
    if written is None:
        return False
    email_id: UUID = written[0]
    enqueue(
        SEND, {"email_id": str(email_id)}, key=str(email_id), priority=NORMAL, trail_id=order_id
    )
    return True


def _key(kind: Kind, order_id: UUID, about: About | None) -> str:
    if about is None:
        return f"{kind.name}:{order_id}"
    return ":".join(filter(None, (kind.name, str(about.subject_id), about.edition)))


def _context(order_id: UUID, about: About | None) -> dict[str, str]:
    context = {"order_id": str(order_id)}
    if about is not None:
        context[about.name] = str(about.subject_id)
    return context
