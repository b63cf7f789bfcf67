"""Importing a table or a file of keys: send it, look at what was found, then say yes or no."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from uuid import UUID

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.import_forms import price
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.editing import get as get_product
from bitloot.core.broken import BrokenError
from bitloot.core.errors import InvalidError, invalid
from bitloot.stock.importing import progress, service
from bitloot.stock.importing.decoding import lines_of
from bitloot.stock.importing.layout import DELIMITERS, EXPIRES, Layout, records
from bitloot.stock.importing.models import OPEN, ImportState, StockImport
from bitloot.stock.importing.pieces import LARGEST_PIECE, opened
from bitloot.stock.importing.service import About
from bitloot.stock.rules import parts_of_product

_SHOWN, _CELL, _CLEAR = 4, 32, 2
_WORKING = (ImportState.CHECKING, ImportState.IMPORTING)
_DIVIDERS = {"": "one key a line", "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}
_DIVIDERS[":"] = "colon"


class StockImports(ConsoleView):
    """Routes of an import, mixed into the stock's view."""

    @expose("/<uuid:product_id>/file", methods=("GET", "POST"))
    @needs(Permission.STOCK_IMPORT)
    def file(self, product_id: UUID) -> ResponseReturnValue:
        """The form. Sent by the script it answers where the file's pieces go."""
        product = get_product(product_id)
        values = {"product": product, "parts": parts_of_product(product), "piece": LARGEST_PIECE}
        if request.method != "POST":
            return self.page("console/stock_file.html", problem=None, typed={}, **values)
        try:
            found = service.begin(product_id, _about(), current_actor())
            address = url_for(".imported", import_id=found.id)
            if request.form.get("follows") == "pieces":
                return jsonify({"address": address})
            service.paste(found, request.form.get("keys", ""))
            service.complete(found.id)
        except InvalidError as error:
            typed = request.form
            page = self.page("console/stock_file.html", problem=error, typed=typed, **values)
            return page, error.status
        return redirect(address, 303)

    @expose("/imports/<uuid:import_id>/pieces/<int:position>", methods=("POST",))
    @needs(Permission.STOCK_IMPORT)
    def piece(self, import_id: UUID, position: int) -> ResponseReturnValue:
        """Some bytes of the file."""
        service.fill(import_id, position, request.get_data())
        return "", 204

    @expose("/imports/<uuid:import_id>/complete", methods=("POST",))
    @needs(Permission.STOCK_IMPORT)
    def complete(self, import_id: UUID) -> ResponseReturnValue:
        """All pieces are here."""
        service.complete(import_id)
        return "", 204

    @expose("/imports/<uuid:import_id>")
    def imported(self, import_id: UUID) -> ResponseReturnValue:
        """What was found; asked for again each second while it is worked on."""
        found = service.get(import_id)
        inner = "HX-Request" in request.headers
        template = "console/stock_found.html" if inner else "console/stock_imported.html"
        return self.page(
            template,
            found=found,
            product=get_product(found.product_id),
            parts=service.parts(found),
            samples=_samples(found),
            working=found.state in _WORKING,
            share=_share(found),
            may_drop=found.state in OPEN,
            dividers=_DIVIDERS,
            expires=EXPIRES,
        )

    @expose("/imports/<uuid:import_id>/layout", methods=("POST",))
    @needs(Permission.STOCK_IMPORT)
    def lay_out(self, import_id: UUID) -> ResponseReturnValue:
        """Look through it again, with other columns."""
        delimiter = request.form.get("delimiter", "")
        columns = [name or None for name in request.form.getlist("column")]
        found = service.get(import_id)
        if delimiter != found.delimiter:
            wanted = service.parts(found)
            columns = (
                [part.name for part in wanted] if delimiter in DELIMITERS else [wanted[0].name]
            )
        header = request.form.get("header") == "on"
        service.lay_out(import_id, Layout(delimiter, header, tuple(columns)))
        return redirect(url_for(".imported", import_id=import_id), 303)

    @expose("/imports/<uuid:import_id>/accept", methods=("GET", "POST"))
    @needs(Permission.STOCK_IMPORT)
    def accept(self, import_id: UUID) -> ResponseReturnValue:
        """Import all that is new."""
        found = service.get(import_id)

        def act(reason: str) -> None:
            leave_out = request.form.get("without_wrong") == "on"
            service.accept(import_id, current_actor(), without_wrong=leave_out, reason=reason)

        dialog = Dialog(
            title=f"Import {found.fresh:,} keys",
            text="All of them come into the shop at once, or none does.",
            button="Import",
            back=url_for(".imported", import_id=import_id),
            template="console/stock_accept.html",
            values={"found": found},
        )
        return perform(self, dialog, act)

    @expose("/imports/<uuid:import_id>/drop", methods=("GET", "POST"))
    @needs(Permission.STOCK_IMPORT)
    def drop(self, import_id: UUID) -> ResponseReturnValue:
        """Forget it."""
        found = service.get(import_id)

        def act(reason: str) -> str:
            service.drop(import_id, current_actor(), reason=reason)
            return "The import is dropped; nothing of its file is kept."

        dialog = Dialog(
            title="Drop this import",
            text="Its file is deleted. Nothing of it came into the shop.",
            button="Drop",
            back=url_for(".product", product_id=found.product_id),
            tone="danger",
        )
        return perform(self, dialog, act)


def _about() -> About:
    form = request.form
    cost = form.get("unit_cost", "").strip()
    return About(
        name=form.get("name", "").strip()[:200],
        supplier=form.get("supplier", "").strip()[:200],
        unit_cost=price("unit_cost", cost) if cost else None,
        expires_at=last_day(form.get("expires_on", "")),
        note=form.get("note", "").strip()[:1000],
    )


def last_day(text: str) -> datetime | None:
    """The end of a day that was typed; None without one. Raises InvalidError."""
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise invalid("expires_on", "Write the last day as 2027-12-31.") from None
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def _share(found: StockImport) -> int:
    """How far the work on it is, in percent."""
    if found.state is ImportState.IMPORTING:
        return min(100, progress.noted(found.id) * 100 // max(1, found.fresh))
    return min(100, found.seen * 100 // max(1, found.size))


def _samples(found: StockImport) -> list[list[str]]:
    """The first rows, masked: enough to tell columns apart, too little to use."""
    if found.state not in (ImportState.READY, ImportState.REFUSED) or not found.encoding:
        return []
    layout = Layout(found.delimiter, header=False, columns=())
    rows = records(lines_of(opened(found.id), found.encoding), layout)
    try:
        first = [cells for _, cells in islice(rows, _SHOWN + found.header)]
    except (InvalidError, BrokenError):
        return []
    heading = first[:1] if found.header else []
    return heading + [[masked(cell) for cell in row] for row in first[found.header :]]


def masked(key: str) -> str:
    """Its first two characters and its shape."""
    return "".join(
        char if index < _CLEAR or not char.isalnum() else "•"
        for index, char in enumerate(key[:_CELL])
    )
