"""Keys of our own: how many there are, and bringing them in. No page ever shows one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import func, select

from admin_console.acts import Dialog, perform
from admin_console.base import needs
from admin_console.listing import Filter, by_time, given
from admin_console.stock_acts import StockActs
from admin_console.stock_imports import StockImports, last_day, masked
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.editing import get
from bitloot.catalog.finding import found_by
from bitloot.catalog.models import Product, SourceType
from bitloot.core.audit import audit
from bitloot.core.config import get_key_ring
from bitloot.core.db import db
from bitloot.core.errors import ProblemError, invalid
from bitloot.core.money import Money
from bitloot.stock import scarcity
from bitloot.stock.counting import counts_of
from bitloot.stock.importing.models import OPEN, ImportState
from bitloot.stock.importing.service import of_product
from bitloot.stock.listing import look
from bitloot.stock.models import StockItem
from bitloot.stock.parsing import parse
from bitloot.stock.rules import rule_of
from bitloot.stock.service import add
from bitloot.stock.wares import has_one_value
from bitloot.stock.withdrawing import by_batch

FILTERS = (Filter("q", "Find", hint="Title or slug"),)
_UNDER_WAY = (*OPEN, ImportState.IMPORTING)
_ITEMS_SHOWN = 50
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; `samples` are masked."""

    lines: int
    fresh: int
    twice: int
    known: int
    samples: list[str]


class StockView(StockImports, StockActs):
    """Products with stock of their own, and their keys by state."""

    permission = Permission.STOCK_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Own products, those changed last first."""
        asked = given(FILTERS)
        query = select(Product).where(Product.source_type == SourceType.CUSTOM)
        if text := asked.text("q"):
            query = query.where(found_by(text))
        listing = by_time(query, Product.updated_at, Product.id, FILTERS, asked)
        found = counts_of([product.id for product in listing.rows])
        low = {each.product_id: each for each in scarcity.low()}
        return self.page("console/stock.html", listing=listing, counts=found, low=low)

    @expose("/<uuid:product_id>")
    def product(self, product_id: UUID) -> ResponseReturnValue:
        """Counts, batches and items of one product."""
        seen = look(product_id, limit=_ITEMS_SHOWN, cursor=request.args.get("cursor"))
        product = get(product_id)
        return self.page(
            "console/stock_product.html",
            product=product,
            seen=seen,
            by_batch=by_batch(product_id),
            rule=rule_of(product_id),
            one_value=has_one_value(product.delivery_type),
            imports=[each for each in of_product(product_id) if each.state in _UNDER_WAY],
        )

    @expose("/<uuid:product_id>/import", methods=("GET", "POST"))
    @needs(Permission.STOCK_IMPORT)
    def add(self, product_id: UUID) -> ResponseReturnValue:
        """Paste, look at the preview, import."""
        product = get(product_id)
        dialog = Dialog(
            title=f"Import keys for {product.title}",
            text="One key a line. They are sealed as they come in; no page shows them again.",
            button="Import",
            back=url_for(".product", product_id=product_id),
            template="console/stock_import.html",
            reason="Where are they from, and why now?",
            values={"product": product},
        )
        return perform(self, dialog, lambda reason: _import(product_id, reason))

    @expose("/<uuid:product_id>/preview", methods=("POST",))
    @needs(Permission.STOCK_IMPORT)
    def preview(self, product_id: UUID) -> ResponseReturnValue:
        """What the pasted lines are, before anything is stored."""
        get(product_id)
        try:
            found = _preview(parse(request.form.get("keys", "")))
        except ProblemError as problem:
            return self.page("console/stock_preview.html", preview=None, problem=problem)
        return self.page("console/stock_preview.html", preview=found)


def _import(product_id: UUID, reason: str) -> str:
    form = request.form
    actor = current_actor()
    done = add(
        product_id,
        parse(form.get("keys", "")),
        supplier=form.get("supplier", "").strip()[:120],
        unit_cost=_cost(form.get("unit_cost", "")),
        expires_at=last_day(form.get("expires_on", "")),
        imported_by=actor.label,
    )
    audit(
        actor,
        "stock.import",
        ("product", product_id),
        reason=reason,
        after={"imported": done.imported, "duplicates": done.duplicates},
    )
    return f"{done.imported:,} imported, {done.duplicates:,} were here already."


def _cost(text: str) -> Money | None:
    if not text.strip():
        return None
    try:
        return Money.eur(Decimal(text.strip().replace(",", "."))).rounded()
    except (InvalidOperation, ValueError):
        raise invalid("unit_cost", "Write the cost as 4.20.") from None


def _preview(keys: Sequence[str]) -> Preview:
    ring = get_key_ring()
    prints = {ring.fingerprint(key.encode()): key for key in keys}
    count = select(func.count()).where(StockItem.fingerprint.in_(list(prints)))
    known = db.session.scalar(count) or 0
    return Preview(
        lines=len(keys),
        fresh=len(prints) - known,
        twice=len(keys) - len(prints),
        known=known,
        samples=[masked(key) for key in list(prints.values())[:_SHOWN]],
    )
