"""The inbox: every delivery as it came, what was thought of it, what became of it."""

import json
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, func, select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent
from bitloot.webhooks.service import replay

FILTERS = (
    Filter("q", "Reference", hint="Payment id or other reference"),
    Filter("sender", "From", choices(Sender)),
    Filter("verdict", "Verdict", choices(Verdict)),
    Filter("processing", "Processing", choices(Processing)),
    *DATES,
)
MOST_AT_ONCE = 500


def query(asked: Given) -> Select[WebhookEvent]:
    """Webhooks that fit the filters."""
    wanted = select(WebhookEvent)
    if text := asked.text("q"):
        wanted = wanted.where(WebhookEvent.reference == text)
    if sender := asked.one_of("sender", Sender):
        wanted = wanted.where(WebhookEvent.sender == sender)
    if verdict := asked.one_of("verdict", Verdict):
        wanted = wanted.where(WebhookEvent.verdict == verdict)
    if processing := asked.one_of("processing", Processing):
        wanted = wanted.where(WebhookEvent.processing == processing)
    if since := asked.since():
        wanted = wanted.where(WebhookEvent.received_at >= since)
    if until := asked.until():
        wanted = wanted.where(WebhookEvent.received_at < until)
    return wanted


class WebhooksView(ConsoleView):
    """Read, and replay what failed: never what was rejected at the door."""

    permission = Permission.WEBHOOKS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        wanted = query(asked)
        listing = by_time(wanted, WebhookEvent.received_at, WebhookEvent.id, FILTERS, asked)
        return self.page("console/webhooks.html", listing=listing, failed=_count(_failed(asked)))

    @expose("/<uuid:event_id>")
    def webhook(self, event_id: UUID) -> ResponseReturnValue:
        """Headers and body as they came, with its neighbours."""
        event = db.session.get(WebhookEvent, event_id)
        if event is None:
            raise NotFoundError("There is no such webhook.")
        later = select(WebhookEvent.id).where(WebhookEvent.id > event_id)
        earlier = select(WebhookEvent.id).where(WebhookEvent.id < event_id)
        return self.page(
            "console/webhook.html",
            event=event,
            body=pretty(event.body),
            newer=db.session.scalar(later.order_by(WebhookEvent.id).limit(1)),
            older=db.session.scalar(earlier.order_by(WebhookEvent.id.desc()).limit(1)),
            can_replay=event.verdict is Verdict.ACCEPTED and event.processing is Processing.FAILED,
        )

    @expose("/<uuid:event_id>/replay", methods=("GET", "POST"))
    @needs(Permission.WEBHOOKS_REPLAY)
    def replay(self, event_id: UUID) -> ResponseReturnValue:
        """Apply one that failed once more."""
        dialog = Dialog(
            title="Replay this webhook",
            text="It was genuine but could not be applied. It is applied again now; what it says "
            "is checked with the provider first.",
            button="Replay",
            back=url_for(".webhook", event_id=event_id),
        )

        def act(reason: str) -> str:
            replay(event_id, current_actor(), reason=reason)
            return "Queued again."

        return perform(self, dialog, act)

    @expose("/replay", methods=("GET", "POST"))
    @needs(Permission.WEBHOOKS_REPLAY)
    def replay_all(self) -> ResponseReturnValue:
        """All failed ones that fit the filters: the dialog is the dry run."""
        asked = given(FILTERS)
        failed = _failed(asked)
        count = _count(failed)
        shown = db.session.scalars(failed.order_by(WebhookEvent.id.desc()).limit(8)).all()
        dialog = Dialog(
            title=f"Replay {min(count, MOST_AT_ONCE):,} failed webhooks",
            text="Only genuine ones that could not be applied; what was rejected at the door is "
            "never replayed. Each asks the provider before anything changes.",
            button="Replay them",
            back=asked.address(url_for(".index")),
            template="console/replay_all.html",
            values={"shown": shown, "count": count},
        )
        return perform(self, dialog, lambda reason: _replay_all(asked, reason))


def _failed(asked: Given) -> Select[WebhookEvent]:
    return query(asked).where(
        WebhookEvent.verdict == Verdict.ACCEPTED, WebhookEvent.processing == Processing.FAILED
    )


def _count(wanted: Select[WebhookEvent]) -> int:
    return db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def _replay_all(asked: Given, reason: str) -> str:
    ids = _failed(asked).with_only_columns(WebhookEvent.id).order_by(WebhookEvent.id)
    done, refused = 0, 0
    for event_id in db.session.scalars(ids.limit(MOST_AT_ONCE)).all():
        try:
            replay(event_id, current_actor(), reason=reason)
            done += 1
        except ConflictError:
            refused += 1
    return f"{done} queued again" + (f", {refused} no longer failed." if refused else ".")


def pretty(body: bytes) -> str:
    """JSON indented; anything else as text, with what is no text escaped."""
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body.decode("utf-8", "backslashreplace")
