"""What Kinguin has: look through it, import some of it, and say what syncs import."""

from decimal import Decimal
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.import_forms import price, typed_of, values_of
from admin_console.listing import Filter, Given, Listing, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.imports import browsing, rules
from bitloot.catalog.imports.browsing import Wanted
from bitloot.catalog.imports.models import ImportRule
from bitloot.catalog.vocabulary import REGIONS
from bitloot.core.errors import invalid

_FILTERS = (
    Filter("name", "Name", hint="Name, 3 characters or more"),
    Filter("platform", "Platform"),
    Filter("genre", "Genre"),
    Filter("region_id", "Region", [(str(number), name) for number, name in REGIONS.items()]),
    Filter("min_price", "Price from"),
    Filter("max_price", "Price to"),
    Filter("min_stock", "In stock at least"),
)


class ImportsView(ConsoleView):
    """Kinguin's catalogue by its own search, and the import rules."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """A page of what Kinguin found; what is here already is marked."""
        asked = given(_FILTERS)
        number = _number(request.args.get("page", "1"), "page")
        found = browsing.browse(_wanted(asked, max(number, 1)))
        following = str(number + 1) if found.has_more else None
        before = str(number - 1) if number > 1 else None
        return self.page(
            "console/imports.html",
            listing=Listing(
                rows=found.items,
                total=f"{found.total:,}",
                filters=_FILTERS,
                given=asked,
                next_url=_address(asked, following),
                first_url=_address(asked, before),
            ),
            number=number,
        )

    @expose("/choose", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def choose(self) -> ResponseReturnValue:
        """Import the ticked ones."""
        numbers = [_number(each, "id") for each in request.args.getlist("id")]

        def act(reason: str) -> str:
            new = browsing.choose(numbers, current_actor(), reason=reason)
            return f"{len(set(numbers)):,} are being imported, {new:,} of them new."

        dialog = Dialog(
            title=f"Import {len(set(numbers)):,} from Kinguin",
            text="Each is asked for once more and stored at the price that the rules give, "
            "whatever the import rules say. Those that are here are brought up to date.",
            button="Import",
            back=url_for(".index"),
        )
        return perform(self, dialog, act)

    @expose("/rules")
    def rules(self) -> ResponseReturnValue:
        """What syncs import."""
        return self.page("console/import_rules.html", rules=rules.all_rules())

    @expose("/rules/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new_rule(self) -> ResponseReturnValue:
        """A rule from nothing."""
        return self._form(None)

    @expose("/rules/<uuid:rule_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit_rule(self, rule_id: UUID) -> ResponseReturnValue:
        """Change a rule."""
        return self._form(rules.get(rule_id))

    def _form(self, rule: ImportRule | None) -> ResponseReturnValue:
        rule_id = None if rule is None else rule.id

        def act(reason: str) -> str:
            values = values_of(request.form)
            if rule_id is None:
                rules.create(values, current_actor(), reason=reason)
            else:
                rules.edit(rule_id, values, current_actor(), reason=reason)
            return "Saved. The next sync follows it; what is here stays."

        dialog = Dialog(
            title="New import rule" if rule is None else f"Rule “{rule.name}”",
            text="A new product is imported when it fulfills all that one enabled rule asks.",
            button="Save",
            back=url_for(".rules"),
            template="console/import_rule.html",
            values={"stands": request.form if request.method == "POST" else typed_of(rule)},
        )
        return perform(self, dialog, act)

    @expose("/rules/<uuid:rule_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove_rule(self, rule_id: UUID) -> ResponseReturnValue:
        """Delete a rule."""
        name = rules.get(rule_id).name

        def act(reason: str) -> str:
            rules.remove(rule_id, current_actor(), reason=reason)
            return f"“{name}” is deleted. What it brought in stays."

        dialog = Dialog(
            title=f"Delete “{name}”",
            text="What it brought in stays. Without an enabled rule syncs import everything.",
            button="Delete",
            back=url_for(".rules"),
            tone="danger",
        )
        return perform(self, dialog, act)


def _wanted(asked: Given, page: int) -> Wanted:
    return Wanted(
        name=asked.text("name"),
        platform=asked.text("platform"),
        genre=asked.text("genre"),
        region_id=_whole(asked, "region_id"),
        min_price=_price(asked, "min_price"),
        max_price=_price(asked, "max_price"),
        min_stock=_whole(asked, "min_stock"),
        page=page,
    )


def _whole(asked: Given, name: str) -> int | None:
    text = asked.text(name)
    return None if text is None else _number(text, name)


def _price(asked: Given, name: str) -> Decimal | None:
    text = asked.text(name)
    return None if text is None else price(name, text).amount


def _number(text: str, name: str) -> int:
    if not text.isdecimal() or int(text) >= 2**31:
        raise invalid(name, f"{name.replace('_', ' ')}: a whole number, please.")
    return int(text)


def _address(asked: Given, page: str | None) -> str | None:
    return None if page is None else asked.address(request.path, page=page)
