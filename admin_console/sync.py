"""The catalogue sync: what runs did, how far the present one is, and starting another."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.sync_runs import current, get, runs
from bitloot.catalog.sync_standing import standstill
from bitloot.catalog.tasks import start_sync
from bitloot.core.audit import audit
from bitloot.core.errors import NotFoundError


class SyncView(ConsoleView):
    """Runs, newest first."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """The present run on top, renewed every two seconds."""
        return self._shown("console/sync.html")

    @expose("/runs")
    def runs(self) -> ResponseReturnValue:
        """The part that changes."""
        return self._shown("console/sync_runs.html")

    def _shown(self, template: str) -> ResponseReturnValue:
        on = current()
        stopped = None if on is None else standstill(on.id)
        return self.page(template, runs=runs(), current=on, stopped=stopped)

    @expose("/<uuid:run_id>/failures")
    def failures(self, run_id: UUID) -> ResponseReturnValue:
        """Which products a run could not take, and why."""
        run = get(run_id)
        if run is None:
            raise NotFoundError("There is no such sync.")
        return self.page("console/sync_failures.html", run=run)

    @expose("/start", methods=("GET", "POST"))
    @needs(Permission.SYNC_RUN)
    def start(self) -> ResponseReturnValue:
        """What changed since the last run."""
        return self._start(
            full=False,
            text="Asks Kinguin for what changed since the last run. Fields that were edited by "
            "hand stay as they are.",
        )

    @expose("/start-full", methods=("GET", "POST"))
    @needs(Permission.SYNC_RUN)
    def start_full(self) -> ResponseReturnValue:
        """Everything, and what is gone is retired."""
        return self._start(
            full=True,
            text="Reads the whole catalogue, which takes minutes, and retires what is gone. Fields "
            "that were edited by hand stay as they are.",
        )

    def _start(self, *, full: bool, text: str) -> ResponseReturnValue:
        dialog = Dialog(
            title="Start a full sync" if full else "Start a sync",
            text=text,
            button="Start",
            back=url_for(".index"),
        )

        def act(reason: str) -> str:
            actor = current_actor()
            run = start_sync(full=full, started_by=actor.label)
            audit(
                actor, "catalog.sync", ("sync_run", run.id), reason=reason, after={"full": run.full}
            )
            return "The sync is on."

        return perform(self, dialog, act)
