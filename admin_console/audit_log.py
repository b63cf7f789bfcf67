"""Who did what, when, why; before and after side by side."""

from collections.abc import Sequence

from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, select

from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Filter, Given, by_key, given
from bitloot.accounts.permissions import Permission
from bitloot.core.audit import AuditEntry

FILTERS = (
    Filter("actor", "Person", hint="Person"),
    Filter("action", "Action", hint="Action, e.g. job.replay"),
    Filter("object", "Object", hint="Object or its id"),
    *DATES,
)
COLUMNS: Sequence[Column] = (
    ("at", AuditEntry.at),
    ("actor", AuditEntry.actor),
    ("action", AuditEntry.action),
    ("object", AuditEntry.object_kind),
    ("object_id", AuditEntry.object_id),
    ("reason", AuditEntry.reason),
    ("ip", AuditEntry.ip),
)


def query(asked: Given) -> Select[AuditEntry]:
    """Entries that fit the filters."""
    wanted = select(AuditEntry)
    if actor := asked.text("actor"):
        wanted = wanted.where(AuditEntry.actor == actor.lower())
    if action := asked.text("action"):
        wanted = wanted.where(AuditEntry.action == action)
    if target := asked.text("object"):
        by_kind = AuditEntry.object_kind == target.lower()
        wanted = wanted.where(by_kind | (AuditEntry.object_id == target))
    if since := asked.since():
        wanted = wanted.where(AuditEntry.at >= since)
    if until := asked.until():
        wanted = wanted.where(AuditEntry.at < until)
    return wanted


class AuditView(ConsoleView):
    """Append only: there is nothing to do here but read."""

    permission = Permission.AUDIT_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        listing = by_key(query(asked), AuditEntry.id, int, FILTERS, asked)
        return self.page("console/audit.html", listing=listing)

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All that match."""
        return stream_csv("audit", query(given(FILTERS)).order_by(AuditEntry.id.desc()), COLUMNS)
