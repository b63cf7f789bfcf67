"""Pricing rules: edit, see what they would change, put them in force."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.pricing_charts import margins
from admin_console.pricing_forms import typed_of, values_of
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.endings import ENDING_WORDS
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import previewing, rule_editing, runs
from bitloot.catalog.repricing.models import PricingRule, RunState
from bitloot.catalog.repricing.tasks import look, start
from bitloot.catalog.repricing.wording import effect, where


class PricingView(ConsoleView):
    """Rules by kind in the order of application, and the runs that put them in force."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Every rule in words; what is not applied yet is said."""
        rows = [(rule, books.rule_of(rule)) for rule in rule_editing.rules()]
        return self.page(
            "console/pricing.html",
            rows=[(row, effect(rule), where(rule)) for row, rule in rows],
            applied=runs.is_applied(),
            **self._runs(),
        )

    @expose("/runs")
    def runs(self) -> ResponseReturnValue:
        """The part that changes while a run is on."""
        return self.page("console/pricing_runs.html", **self._runs())

    def _runs(self) -> dict[str, object]:
        return {"runs": runs.latest_runs(), "current": runs.current()}

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """A rule from nothing."""
        return self._form(None)

    @expose("/<uuid:rule_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, rule_id: UUID) -> ResponseReturnValue:
        """Change a rule."""
        return self._form(rule_editing.get(rule_id))

    def _form(self, rule: PricingRule | None) -> ResponseReturnValue:
        rule_id = None if rule is None else rule.id

        def act(reason: str) -> str:
            values = values_of(request.form)
            if rule_id is None:
                rule_editing.create(values, current_actor(), reason=reason)
            else:
                rule_editing.edit(rule_id, values, current_actor(), reason=reason)
            return "Saved. Prices stay until the rules are applied: look at the preview."

        dialog = Dialog(
            title="New pricing rule" if rule is None else f"Rule “{rule.name}”",
            text="Percent for a margin or a dynamic rule, euros for a mark-up, floor or cap.",
            button="Save",
            back=url_for(".index"),
            template="console/pricing_rule.html",
            values={
                "stands": request.form if request.method == "POST" else typed_of(rule),
                "kinds": list(RuleKind),
                "scopes": list(Scope),
                "endings": ENDING_WORDS,
            },
        )
        return perform(self, dialog, act)

    @expose("/<uuid:rule_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove(self, rule_id: UUID) -> ResponseReturnValue:
        """Delete a rule."""
        name = rule_editing.get(rule_id).name

        def act(reason: str) -> str:
            rule_editing.remove(rule_id, current_actor(), reason=reason)
            return f"“{name}” is deleted. Prices stay until the rules are applied."

        dialog = Dialog(
            title=f"Delete “{name}”",
            text="Prices stay as they are until the rules are applied.",
            button="Delete",
            back=url_for(".index"),
            tone="danger",
        )
        return perform(self, dialog, act)

    @expose("/preview", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def preview(self) -> ResponseReturnValue:
        """POST looks at what the enabled rules would change; GET leads to the last look."""
        found = look(current_actor().label) if request.method == "POST" else previewing.newest()
        if found is None:
            return redirect(url_for(".index"), 303)
        return redirect(url_for(".previewed", preview_id=found.id), 303)

    @expose("/previews/<uuid:preview_id>")
    @needs(Permission.CATALOG_EDIT)
    def previewed(self, preview_id: UUID) -> ResponseReturnValue:
        """What it has found; while it is under way, the progress is fetched every second."""
        fragment = "HX-Request" in request.headers
        part = "pricing_preview_found" if fragment else "pricing_preview"
        preview = previewing.get(preview_id)
        return self.page(
            f"console/{part}.html",
            preview=preview,
            found=previewing.found_by(preview),
            good=previewing.is_good(preview),
            applied=previewing.is_applied(preview),
            running=preview.state is RunState.RUNNING,
        )

    @expose("/margins.json")
    @needs(Permission.CATALOG_EDIT)
    def margins(self) -> ResponseReturnValue:
        """The histogram of a preview, whose counts stand in the address."""
        figure = margins(_counts("before"), _counts("after"))
        return Response(figure.to_json(), mimetype="application/json")

    @expose("/apply", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def apply(self) -> ResponseReturnValue:
        """Put the previewed rules in force."""

        def act(reason: str) -> str:
            run = start(request.args.get("version", ""), current_actor(), reason=reason)
            return f"The rules are in force; {run.expected:,} products are being priced."

        dialog = Dialog(
            title="Apply the pricing rules",
            text="They are in force at once for syncs, and the catalogue is priced by them. "
            "Prices that were set by hand stay. Orders that were placed keep their price.",
            button="Apply",
            back=url_for(".index"),
        )
        return perform(self, dialog, act)


def _counts(name: str) -> list[int]:
    return [int(part) for part in request.args.get(name, "").split(",") if part.isdecimal()]
