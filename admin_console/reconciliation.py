"""Whether it all agrees: the certificate, what does not, with the one act that mends it."""

from collections.abc import Sequence
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.certificate import certificate
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.reconciliation.breaks import BreakFilter, accept, breaks_query, load
from bitloot.reconciliation.mending import mend
from bitloot.reconciliation.models import Break, BreakState, ReconciliationRun, Rule
from bitloot.reconciliation.remedies import REVIEW, cure_for
from bitloot.reconciliation.rules import RULES
from bitloot.reconciliation.runs import current, results, runs_query
from bitloot.reconciliation.tasks import start_by

FILTERS = (
    Filter(
        "state",
        "State",
        [choice for choice in choices(BreakState) if choice[0] != BreakState.OPEN],
        unset="open",
    ),
    Filter("rule", "Rule", choices(Rule)),
    *DATES,
)
COLUMNS: Sequence[Column] = (
    ("found_at", Break.found_at),
    ("last_seen_at", Break.last_seen_at),
    ("rule", Break.rule),
    ("reference", Break.reference),
    ("summary", Break.summary),
    ("remedy", Break.remedy),
    ("state", Break.state),
    ("resolved_at", Break.resolved_at),
    ("resolved_by", Break.resolved_by),
    ("resolution", Break.resolution),
    ("order_id", Break.order_id),
    ("id", Break.id),
)


def query(asked: Given) -> Select[Break]:
    """Breaks that fit; open ones unless another state is asked for."""
    return breaks_query(
        BreakFilter(
            rule=asked.one_of("rule", Rule),
            state=asked.one_of("state", BreakState) or BreakState.OPEN,
            since=asked.since(),
            until=asked.until(),
        )
    )


class ReconciliationView(ConsoleView):
    """Read by those who answer for the money; compared and mended by those who may."""

    permission = Permission.RECONCILIATION_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """The certificate on top, then what each rule says, then the breaks."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Break.found_at, Break.id, FILTERS, asked)
        return self.page(
            "console/reconciliation.html", listing=listing, cure_for=cure_for, **_standing()
        )

    @expose("/standing")
    def standing(self) -> ResponseReturnValue:
        """The part that changes while a run is on."""
        return self.page("console/reconciliation_standing.html", **_standing())

    @expose("/runs")
    def runs(self) -> ResponseReturnValue:
        """Every comparison, newest first."""
        key = (ReconciliationRun.started_at, ReconciliationRun.id)
        listing = by_time(runs_query(), *key, (), given(()))
        return self.page("console/reconciliation_runs.html", listing=listing, rules=RULES)

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All breaks that match."""
        ordered = query(given(FILTERS)).order_by(Break.found_at.desc(), Break.id.desc())
        return stream_csv("breaks", ordered, COLUMNS)

    @expose("/compare", methods=("GET", "POST"))
    @needs(Permission.RECONCILIATION_RUN)
    def compare(self) -> ResponseReturnValue:
        """Compare everything now."""
        dialog = Dialog(
            title="Compare now",
            text="Open payments are asked about, then payments, purchases, balance, keys and books "
            "are compared. Nothing is changed by it but what the providers have news of.",
            button="Compare",
            back=url_for(".index"),
        )

        def act(reason: str) -> str:
            start_by(current_actor(), reason=reason)
            return "The comparison is on."

        return perform(self, dialog, act)

    @expose("/breaks/<uuid:break_id>/mend", methods=("GET", "POST"))
    @needs(Permission.RECONCILIATION_RUN)
    def mend(self, break_id: UUID) -> ResponseReturnValue:
        """Have its remedy done."""
        found = load(break_id)
        cure = cure_for(found.rule, found.remedy)
        dialog = Dialog(
            title=cure.label,
            text=f"{found.summary} {cure.explanation}",
            button=cure.label,
            back=url_for(".index"),
            sensitive=True,
        )

        def act(reason: str) -> str:
            mend(break_id, current_actor(), reason=reason)
            return "It is being mended: the break closes once it is seen to agree."

        return perform(self, dialog, act)

    @expose("/breaks/<uuid:break_id>/close", methods=("GET", "POST"))
    @needs(Permission.RECONCILIATION_RUN)
    def close(self, break_id: UUID) -> ResponseReturnValue:
        """Close it by hand."""
        found = load(break_id)
        dialog = Dialog(
            title=REVIEW.label,
            text=f"{found.summary} {REVIEW.explanation}",
            button=REVIEW.label,
            back=url_for(".index"),
            reason="What did you find, what was done?",
        )

        def act(reason: str) -> str:
            accept(break_id, current_actor(), reason=reason)
            return "Closed: it comes back only when its facts change."

        return perform(self, dialog, act)


def _standing() -> dict[str, object]:
    last = {each.rule: each for each in results()}
    return {
        "certificate": certificate(),
        "current": current(),
        "rules": RULES,
        "results": last,
    }
