from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db, transaction
from bitloot.core.http.client import parse_json
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.emails.models import Email
from bitloot.emails.ordering import SEND
from bitloot.emails.rendering import render
from bitloot.emails.service import apply_report, record_refused, record_sent
from bitloot.providers.resend import get_resend
from bitloot.providers.resend.client import AlreadySentError
from bitloot.webhooks import service as inbox
from bitloot.webhooks.models import Processing

APPLY_EVENT = "emails.apply_event"
"""Job: payload `event_id`, a row of the webhook inbox."""

_EARLY_REPORTS = 20  # a report may beat our own record of the sending


def send(job: JobView) -> None:
    """Render and send. Killed anywhere and run again, the same key keeps it a single mail."""
    email_id = job.uuid("email_id")
    with transaction():
        email = db.session.get_one(Email, email_id)
        if email.sent_at is not None:
            return
        mail, key = render(email, get_settings()), email.key
    provider_id: str | None
    try:
        provider_id = get_resend().send_mail(mail, key=key)
    except AlreadySentError:
        provider_id = None
    except ProviderRefusedError as refused:
        with transaction():
            record_refused(email_id, f"{refused.status} {refused.code}")
        return
    with transaction():
        record_sent(email_id, provider_id)


def apply_event(job: JobView) -> None:
    """Apply what Resend reports of a mail."""
    started = utcnow()
    with transaction():
        event = inbox.accepted(job.uuid("event_id"))
        body = parse_json(event.body)
        data = body.get("data") if isinstance(body, dict) else None
        provider_id = data.get("email_id") if isinstance(data, dict) else None
        known = apply_report(str(provider_id), str(event.event), event.received_at)
        if not known and job.postponements < _EARLY_REPORTS:
            raise PostponeError(3, "no mail with that id yet")
        processing = Processing.APPLIED if known else Processing.IGNORED
        said = f"Noted with the mail: {event.event}." if known else "No mail of ours has this id."
        inbox.finish(event.id, processing, said, started=started)


JOBS = {SEND: Handler(send), APPLY_EVENT: Handler(apply_event)}
