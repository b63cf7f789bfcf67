"""The inbox: every delivery as it came, what was thought of it, what became of it."""

import json
from collections import Counter
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.config import get_key_ring, get_settings
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.ids import new_id
from bitloot.webhooks.foresight import foresee
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent
from bitloot.webhooks.replaying import (
    MOST_AT_ONCE,
    can_replay,
    foresee_all,
    how_many,
    replay,
    replay_all,
    replayed,
)
from bitloot.webhooks.reverifying import UNPROVEN, Finding, Secrets, look_again

FILTERS = (
    Filter("q", "Reference", hint="Payment id or other reference"),
    Filter("sender", "From", choices(Sender)),
    Filter("verdict", "Verdict", choices(Verdict)),
    Filter("processing", "Processing", choices(Processing)),
    *DATES,
)
_FORESEEN = 50  # rows that the dry run shows one by one


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
        return self.page("console/webhooks.html", listing=listing, failed=how_many(wanted))

    @expose("/<uuid:event_id>")
    def webhook(self, event_id: UUID) -> ResponseReturnValue:
        """Headers and body as they came, with its neighbours."""
        return self._show(_get(event_id))

    @expose("/<uuid:event_id>/verify")
    def verify(self, event_id: UUID) -> ResponseReturnValue:
        """The same page, with its signature checked anew. Changes nothing."""
        event = _get(event_id)
        second = look_again(event, Secrets.at_hand(get_key_ring(), get_settings()))
        wrong = second.finding in UNPROVEN or second.finding is Finding.NOW_GENUINE
        return self._show(event, second=second, second_tone="failed" if wrong else "applied")

    def _show(self, event: WebhookEvent, **more: object) -> str:
        later = select(WebhookEvent.id).where(WebhookEvent.id > event.id)
        earlier = select(WebhookEvent.id).where(WebhookEvent.id < event.id)
        return self.page(
            "console/webhook.html",
            event=event,
            body=pretty(event.body),
            newer=db.session.scalar(later.order_by(WebhookEvent.id).limit(1)),
            older=db.session.scalar(earlier.order_by(WebhookEvent.id.desc()).limit(1)),
            can_replay=can_replay(event),
            **more,
        )

    @expose("/<uuid:event_id>/replay", methods=("GET", "POST"))
    @needs(Permission.WEBHOOKS_REPLAY)
    def replay(self, event_id: UUID) -> ResponseReturnValue:
        """Apply one that failed once more."""
        seen = foresee(_get(event_id))
        dialog = Dialog(
            title="Replay this webhook",
            text="It was genuine but could not be applied. It is applied again now; what it says "
            f"is checked with the provider first. Now: {seen.now} Then: {seen.then}",
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
        report = foresee_all(query(asked))
        batch = new_id()
        dialog = Dialog(
            title=f"Replay {len(report.rows):,} failed webhooks",
            text="Only genuine ones that could not be applied; what was rejected at the door is "
            "never replayed. Each asks the provider before anything changes.",
            button="Replay them",
            back=asked.address(url_for(".index")),
            done=url_for(".replayed", batch=batch),
            template="console/replay_all.html",
            values={"report": report, "shown": report.rows[:_FORESEEN], "most": MOST_AT_ONCE},
        )

        def act(reason: str) -> str:
            done = replay_all(query(asked), current_actor(), reason=reason, batch=batch)
            refused = f", {done.refused} no longer failed" if done.refused else ""
            return f"{done.queued} queued again{refused}."

        return perform(self, dialog, act)

    @expose("/replayed/<uuid:batch>")
    def replayed(self, batch: UUID) -> ResponseReturnValue:
        """What became of each webhook of one replay."""
        events = replayed(batch)
        counts = Counter(event.processing for event in events)
        return self.page("console/replayed.html", events=events, counts=counts)


def _get(event_id: UUID) -> WebhookEvent:
    event = db.session.get(WebhookEvent, event_id)
    if event is None:
        raise NotFoundError("There is no such webhook.")
    return event


def pretty(body: bytes) -> str:
    """JSON indented; anything else as text, with what is no text escaped."""
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body.decode("utf-8", "backslashreplace")
