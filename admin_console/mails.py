"""Mails: what was sent to whom, and how far it got."""

from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.base import ConsoleView
from admin_console.listing import DATES, Filter, by_time, choices, given
from bitloot.accounts.permissions import Permission
from bitloot.emails.models import Email, EmailState

FILTERS = (
    Filter("q", "To", hint="Recipient"),
    Filter("state", "State", choices(EmailState)),
    Filter("kind", "Kind", hint="Kind, e.g. order_completed"),
    *DATES,
)


class MailsView(ConsoleView):
    """The list; contents are rendered at sending and never hold a key."""

    permission = Permission.MAILS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        query = select(Email)
        if recipient := asked.text("q"):
            query = query.where(Email.recipient == recipient.lower())
        if state := asked.one_of("state", EmailState):
            query = query.where(Email.state == state)
        if kind := asked.text("kind"):
            query = query.where(Email.kind == kind.lower().replace(" ", "_"))
        if since := asked.since():
            query = query.where(Email.created_at >= since)
        if until := asked.until():
            query = query.where(Email.created_at < until)
        listing = by_time(query, Email.created_at, Email.id, FILTERS, asked)
        return self.page("console/mails.html", listing=listing)
