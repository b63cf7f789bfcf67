"""Flash deals and bundles: what is cheaper for a while."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.form_values import Field, Form, local, moment, number, ticked
from admin_console.listing import by_time, given
from admin_console.product_lines import products
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.errors import invalid
from bitloot.merchandising import deal_editing
from bitloot.merchandising.models import FlashDeal
from bitloot.merchandising.staff_views import shown

_PRODUCT = Field("product", "Product", hint="Slug, address, id or Kinguin id")
_FIELDS = (
    Field("percent", "Percent off", "number"),
    Field("stock", "Pieces at this price", "number"),
    Field("starts_at", "From (UTC)", "datetime-local"),
    Field("ends_at", "Until (UTC)", "datetime-local"),
    Field("below_cost_allowed", "May sell below cost, on purpose", "tick"),
    Field("enabled", "Enabled", "tick"),
)


class DealsView(ConsoleView):
    """List and acts of `merchandising.deal_editing`."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(())
        listing = by_time(select(FlashDeal), FlashDeal.created_at, FlashDeal.id, (), asked)
        return self.page("console/deals.html", listing=listing, deals=shown(listing.rows))

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """A deal from nothing."""
        return self._form(None)

    @expose("/<uuid:deal_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, deal_id: UUID) -> ResponseReturnValue:
        """Change it, or switch it off."""
        return self._form(deal_editing.get(deal_id))

    def _form(self, deal: FlashDeal | None) -> ResponseReturnValue:
        deal_id = None if deal is None else deal.id

        def act(reason: str) -> str:
            values = _values(request.form)
            if deal_id is None:
                values["product_id"] = _product(request.form)
                deal_editing.create(values, current_actor(), reason=reason)
            else:
                deal_editing.edit(deal_id, values, current_actor(), reason=reason)
            return "Saved. Customers see it within seconds; placed orders keep their price."

        dialog = Dialog(
            title="New flash deal" if deal is None else f"Deal on {deal.product.title}",
            text="The first so many pieces are cheaper, until the last moment or the last piece.",
            button="Save",
            back=url_for(".index"),
            template="console/fields.html",
            values={
                "fields": (_PRODUCT, *_FIELDS) if deal is None else _FIELDS,
                "stands": request.form if request.method == "POST" else _typed(deal),
            },
        )
        return perform(self, dialog, act)

    @expose("/<uuid:deal_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove(self, deal_id: UUID) -> ResponseReturnValue:
        """Delete one that nobody has used."""
        title = deal_editing.get(deal_id).product.title

        def act(reason: str) -> str:
            deal_editing.remove(deal_id, current_actor(), reason=reason)
            return f"The deal on {title} is deleted."

        dialog = Dialog(
            title=f"Delete the deal on {title}",
            text="One that somebody has bought by stays: switch it off instead.",
            button="Delete",
            back=url_for(".index"),
            tone="danger",
        )
        return perform(self, dialog, act)


def _values(form: Form) -> dict[str, object]:
    return {
        "percent": number(form, "percent", least=1, most=95),
        "stock": number(form, "stock", least=1, most=1_000_000),
        "starts_at": moment("starts_at", form.get("starts_at", "")),
        "ends_at": moment("ends_at", form.get("ends_at", "")),
        "below_cost_allowed": ticked(form, "below_cost_allowed"),
        "enabled": ticked(form, "enabled"),
    }


def _product(form: Form) -> UUID:
    found = products(form.get("product", ""), "product")
    if len(found) != 1:
        raise invalid("product", "Name one product.")
    return found[0].id


def _typed(deal: FlashDeal | None) -> dict[str, str]:
    if deal is None:
        return {"enabled": "on", "stock": "100", "product": request.args.get("product", "")[:200]}
    return {
        "percent": str(deal.percent),
        "stock": str(deal.stock),
        "starts_at": local(deal.starts_at) or "",
        "ends_at": local(deal.ends_at) or "",
        "below_cost_allowed": "on" if deal.below_cost_allowed else "",
        "enabled": "on" if deal.enabled else "",
    }
