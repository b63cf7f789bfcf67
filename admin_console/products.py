"""Products: what is on sale, and the few things that are changed by hand every day."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import needs
from admin_console.listing import by_time, given
from admin_console.product_bulk import ProductBulk
from admin_console.product_edit import ProductEditing
from admin_console.product_list import FILTERS, query
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog import editing
from bitloot.catalog.models import PriceChange, Product, SourceType
from bitloot.catalog.repricing.explaining import explain
from bitloot.catalog.repricing.showing import shown_steps
from bitloot.core.db import db
from bitloot.core.errors import invalid
from bitloot.core.money import Money
from bitloot.stock.counting import counts

_PRICES_SHOWN = 30


class ProductsView(ProductEditing, ProductBulk):
    """List, detail, and the acts of `catalog.editing`."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Those changed last first."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Product.updated_at, Product.id, FILTERS, asked)
        return self.page("console/products.html", listing=listing)

    @expose("/<uuid:product_id>")
    def product(self, product_id: UUID) -> ResponseReturnValue:
        """Everything about one."""
        product = editing.get(product_id)
        prices = db.session.scalars(
            select(PriceChange)
            .where(PriceChange.product_id == product_id)
            .order_by(PriceChange.id.desc())
            .limit(_PRICES_SHOWN)
        ).all()
        own = product.source_type is SourceType.CUSTOM
        explained = explain(product_id)
        return self.page(
            "console/product.html",
            product=product,
            prices=prices,
            explained=explained,
            steps=list(shown_steps(explained.in_force)) if explained.in_force else [],
            stock=counts(product_id) if own else None,
        )

    @expose("/<uuid:product_id>/publish", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def publish(self, product_id: UUID) -> ResponseReturnValue:
        """Put it on sale, or take it off."""
        product = editing.get(product_id)
        title, turn = product.title, not product.published

        def act(reason: str) -> str:
            change = editing.publish if turn else editing.unpublish
            change(product_id, current_actor(), reason=reason)
            return f"{title} is {'on sale' if turn else 'off sale'}."

        return self._act(
            product_id,
            ("Put on sale", "Customers see it within seconds.")
            if turn
            else ("Take off sale", "Orders that were placed are not touched."),
            act,
        )

    @expose("/<uuid:product_id>/feature", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def feature(self, product_id: UUID) -> ResponseReturnValue:
        """Show it on the first page of the shop, or no longer."""
        product = editing.get(product_id)
        title, turn = product.title, not product.featured

        def act(reason: str) -> str:
            editing.edit(product_id, {"featured": turn}, current_actor(), reason=reason)
            return f"{title} is {'featured' if turn else 'no longer featured'}."

        words = ("Feature", "It appears among the featured products of the shop's first page.")
        return self._act(
            product_id,
            words if turn else ("Stop featuring", "It leaves the first page and stays on sale."),
            act,
        )

    @expose("/<uuid:product_id>/price", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def price(self, product_id: UUID) -> ResponseReturnValue:
        """Set a price that no sync undoes."""
        product = editing.get(product_id)

        def act(reason: str) -> str:
            price = _price(request.form.get("price", ""))
            editing.edit(product_id, {"price": price}, current_actor(), reason=reason)
            return f"The price is {price} now."

        return self._act(
            product_id,
            ("Set the price", "A price set by hand is kept: no sync and no rule changes it."),
            act,
            template="console/price.html",
            product=product,
        )

    def _act(
        self,
        product_id: UUID,
        words: tuple[str, str],
        act: Callable[[str], str],
        template: str = "console/dialog.html",
        **values: object,
    ) -> ResponseReturnValue:
        dialog = Dialog(
            title=words[0],
            text=words[1],
            button=words[0],
            back=url_for(".product", product_id=product_id),
            template=template,
            values=values,
        )
        return perform(self, dialog, act)


def _price(text: str) -> Money:
    try:
        price = Money.eur(Decimal(text.strip().replace(",", ".")))
    except (InvalidOperation, ValueError):
        raise invalid("price", "Write the price as 12.90.") from None
    if price != price.rounded() or price <= Money.zero():
        raise invalid("price", "A price is at least one cent, in whole cents.")
    return price
