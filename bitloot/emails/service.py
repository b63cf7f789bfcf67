"""What is known of a mail: sent, and what Resend says of it later."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.timeline import EntryKind, note
from bitloot.emails.models import Email, EmailState

RANK: dict[EmailState, int] = {
    EmailState.QUEUED: 0,
    EmailState.SENT: 1,
    EmailState.DELIVERED: 2,
    EmailState.FAILED: 3,
    EmailState.BOUNCED: 4,
    EmailState.SUPPRESSED: 5,
    EmailState.COMPLAINED: 6,
}
"""A report moves a mail only upward: reports come late and out of order."""

EVENTS: dict[str, EmailState] = {
    "email.sent": EmailState.SENT,
    "email.delivered": EmailState.DELIVERED,
    "email.failed": EmailState.FAILED,
    "email.bounced": EmailState.BOUNCED,
    "email.suppressed": EmailState.SUPPRESSED,
    "email.complained": EmailState.COMPLAINED,
}


def record_sent(email_id: UUID, provider_id: str | None) -> None:
    """It is with Resend. A repeat changes nothing."""
    email = db.session.get_one(Email, email_id, with_for_update=True)
    if email.sent_at is not None:
        return
    email.sent_at = utcnow()
    email.provider_id = provider_id
    _raise_to(email, EmailState.SENT)
    # Without the address: what a timeline says stays for good, and a customer may be forgotten.
    _tell(email, f"Mail “{email.kind.replace('_', ' ')}” sent.")


def record_refused(email_id: UUID, reason: str) -> None:
    """Resend will not take it; staff see why."""
    email = db.session.get_one(Email, email_id, with_for_update=True)
    _raise_to(email, EmailState.FAILED)
    _tell(email, f"Mail “{email.kind.replace('_', ' ')}” was refused: {reason}.")


def apply_report(provider_id: str, event: str, at: datetime) -> bool:
    """What a webhook says. False when the mail or the event is not one of ours."""
    state = EVENTS.get(event)
    query = select(Email).where(Email.provider_id == provider_id).with_for_update()
    email = db.session.scalars(query).first()
    if state is None or email is None:
        return False
    email.last_event_at = at
    if _raise_to(email, state) and state is not EmailState.SENT:
        _tell(email, f"Mail “{email.kind.replace('_', ' ')}”: {state.value}.")
    return True


def _raise_to(email: Email, state: EmailState) -> bool:
    if RANK[state] <= RANK[email.state]:
        return False
    email.state = state
    return True


def _tell(email: Email, text: str) -> None:
    note(EntryKind.MAIL, text, subject=("email", email.id), trail_id=email.trail_id)


def forget(recipient: str, replacement: str) -> None:
    """Nothing says any more to whom these mails went."""
    db.session.execute(
        update(Email).where(Email.recipient == recipient).values(recipient=replacement)
    )
