"""What staff do with keys that are here: take them out of sale, set when few is said, export."""

import re
from uuid import UUID

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.form_values import whole
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.editing import get as get_product
from bitloot.core.errors import invalid
from bitloot.core.types import JsonList
from bitloot.stock import rules, scarcity, withdrawing
from bitloot.stock.models import LowLevel, StockBatch, StockItem
from bitloot.stock.wares import DEFINABLE, Part
from bitloot.stock.withdrawing import Act, Chosen

_WORDS = {
    Act.QUARANTINE: ("Quarantine", "in quarantine: not sold until you release them"),
    Act.RELEASE: ("Release", "on sale again"),
    Act.VOID: ("Void", "void for good"),
}
_COLUMNS: list[Column] = [
    ("id", StockItem.id),
    ("state", StockItem.state),
    ("batch", StockItem.batch_id),
    ("supplier", StockBatch.supplier),
    ("unit_cost_eur", StockBatch.unit_cost),
    ("came_in", StockItem.created_at),
    ("expires", StockItem.expires_at),
    ("held_until", StockItem.held_until),
    ("sold_at", StockItem.sold_at),
    ("order_line", StockItem.sold_to),
    ("content_type", StockItem.content_type),
    ("fingerprint", StockItem.fingerprint),
    ("master_key", StockItem.key_id),
]


class StockActs(ConsoleView):
    """Routes of a product's stock, mixed into the list's view."""

    @expose("/low")
    def low(self) -> ResponseReturnValue:
        """Products of which few are left."""
        return self.page("console/stock_low.html", rows=scarcity.low())

    @expose("/<uuid:product_id>/export.csv")
    @needs(Permission.EXPORT)
    def export(self, product_id: UUID) -> Response:
        """Everything but the keys."""
        product = get_product(product_id)
        query = select(StockItem).join(StockBatch, StockBatch.id == StockItem.batch_id)
        mine = query.where(StockItem.product_id == product.id)
        return stream_csv(f"stock-{product.slug}", mine.order_by(StockItem.id), _COLUMNS)

    @expose("/<uuid:product_id>/withdraw", methods=("GET", "POST"))
    @needs(Permission.STOCK_IMPORT)
    def withdraw(self, product_id: UUID) -> ResponseReturnValue:
        """The dialog is the dry run; what has changed since stops the act."""
        turn, chosen = _act(), _chosen(product_id)
        button, done = _WORDS[turn]

        def act(reason: str) -> str:
            expected = whole("expected", request.form.get("expected", ""))
            changed = withdrawing.perform(
                turn, chosen, current_actor(), reason=reason, expected=expected
            )
            return f"{changed:,} {'key is' if changed == 1 else 'keys are'} {done}."

        dialog = Dialog(
            title=f"{button}: {'the whole batch' if chosen.batch_id else 'the ticked keys'}",
            text="",
            button=button,
            back=url_for(".product", product_id=product_id),
            tone="primary" if turn is Act.RELEASE else "danger",
            template="console/stock_withdraw.html",
            values={"foreseen": withdrawing.foresee(turn, chosen), "done": done},
        )
        return perform(self, dialog, act)

    @expose("/<uuid:product_id>/rule", methods=("GET", "POST"))
    @needs(Permission.STOCK_IMPORT)
    def rule(self, product_id: UUID) -> ResponseReturnValue:
        """When it is said that few are left, and which fields an item has."""
        product, rule = get_product(product_id), rules.rule_of(product_id)
        definable = product.delivery_type in DEFINABLE

        def act(reason: str) -> str:
            form, actor = request.form, current_actor()
            if definable:
                rules.define(product_id, _parts(form.get("fields", "")), actor, reason=reason)
            low_at = form.get("low_at", "").strip()
            rules.warn_at(
                product_id,
                whole("low_at", low_at) if low_at else None,
                _level(form.get("low_level", "")),
                actor,
                reason=reason,
            )
            return "Saved."

        dialog = Dialog(
            title=f"Stock of {product.title}",
            text="",
            button="Save",
            back=url_for(".product", product_id=product_id),
            template="console/stock_rule.html",
            values={"rule": rule, "definable": definable, "fields": _typed(rule.fields)},
        )
        return perform(self, dialog, act)


def _act() -> Act:
    try:
        return Act(request.args.get("act", ""))
    except ValueError:
        raise invalid("act", "Choose what to do with them.") from None


def _chosen(product_id: UUID) -> Chosen:
    batch = request.args.get("batch")
    if batch:
        return Chosen(product_id, batch_id=_id(batch))
    return Chosen(product_id, item_ids=[_id(each) for each in request.args.getlist("id")])


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise invalid("id", "This is no id.") from None


def _level(text: str) -> LowLevel:
    try:
        return LowLevel(text)
    except ValueError:
        raise invalid("low_level", "Choose how it is said.") from None


def _parts(text: str) -> list[Part]:
    """Lines of `Label`, with `*` at its end where it is optional, `!` where it is covered."""
    found: list[Part] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        label = line.rstrip("*! ")
        marks = line[len(label) :]
        name = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:40]
        found.append(Part(name, label, required="*" not in marks, secret="!" in marks))
    return found


def _typed(stored: JsonList) -> str:
    lines = []
    for each in stored:
        if isinstance(each, dict):
            marks = ("" if each["required"] else "*") + ("!" if each["secret"] else "")
            lines.append(f"{each['label']}{marks}")
    return "\n".join(lines)
