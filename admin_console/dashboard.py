"""The first page: how the day goes."""

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.base import ConsoleView
from admin_console.certificate import certificate
from admin_console.charts import CHARTS
from admin_console.providers import states
from admin_console.providers import tile as providers_tile
from admin_console.tiles import certified, tiles
from bitloot.accounts.permissions import Permission
from bitloot.core.errors import NotFoundError
from bitloot.insights.dashboard import dashboard
from bitloot.insights.periods import Period

RANGES = ((1, "Today"), (7, "7 days"), (30, "30 days"), (90, "90 days"))
_DEFAULT_DAYS = 30


class DashboardView(ConsoleView):
    """Tiles at once, charts as they arrive."""

    permission = Permission.INSIGHTS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Everything of a period."""
        days = _days()
        board = dashboard(Period.last_days(days))
        shown = [*tiles(board), certified(certificate()), providers_tile(states())]
        return self.page("console/dashboard.html", tiles=shown, days=days, ranges=RANGES)

    @expose("/charts/<which>.json")
    def chart(self, which: str) -> ResponseReturnValue:
        """One figure as JSON."""
        build = CHARTS.get(which)
        if build is None:
            raise NotFoundError("There is no such chart.")
        figure = build(Period.last_days(_days()))
        return Response(figure.to_json(), mimetype="application/json")


def _days() -> int:
    asked = request.args.get("days", type=int)
    return asked if asked in dict(RANGES) else _DEFAULT_DAYS
