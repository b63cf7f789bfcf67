"""Making a product, changing any field of it, giving fields back to the sync."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.product_forms import changes_of, groups, typed_of, values_of
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog import editing
from bitloot.catalog.giving_back import give_back
from bitloot.catalog.models import Product, SourceType
from bitloot.core.errors import ConflictError
from bitloot.stock.availability.explaining import explain


class ProductEditing(ConsoleView):
    """The acts of one product that need more than a button."""

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """A product of our own."""

        def act(reason: str) -> str:
            values = values_of(request.form)
            slug, publish = values.pop("slug", None), bool(values.pop("published"))
            del values["source_type"]
            given = str(slug) if slug is not None else None
            made = editing.create(values, current_actor(), slug=given, publish=publish)
            return f"{made.title} is made. {reason}"

        return perform(self, self._form(None), act)

    @expose("/<uuid:product_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, product_id: UUID) -> ResponseReturnValue:
        """Every field; what is typed over is kept from the sync."""
        product = editing.get(product_id)

        def act(reason: str) -> str:
            if request.form.get("version") != version_of(product):
                raise ConflictError("Somebody, or a sync, has changed it meanwhile: look again.")
            changes = changes_of(product, request.form)
            if not changes:
                raise ConflictError("Nothing was changed.")
            editing.edit(product_id, changes, current_actor(), reason=reason)
            return f"Saved: {', '.join(name.replace('_', ' ') for name in changes)}."

        return perform(self, self._form(product), act)

    def _form(self, product: Product | None) -> Dialog:
        back = url_for(".index") if product is None else url_for(".product", product_id=product.id)
        return Dialog(
            title="New product" if product is None else f"Edit {product.title}",
            text="Its keys come through the stock."
            if product is None
            else "What you type over is kept: no sync changes it, until you give it back.",
            button="Make it" if product is None else "Save",
            back=back,
            template="console/product_form.html",
            values={
                "product": product,
                "version": "" if product is None else version_of(product),
                "groups": groups(),
                "own": product is None or product.source_type is SourceType.CUSTOM,
                "stands": request.form if request.method == "POST" else typed_of(product),
            },
        )

    @expose("/<uuid:product_id>/give-back/<field>", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def give_back(self, product_id: UUID, field: str) -> ResponseReturnValue:
        """Let the sync decide a field again."""
        editing.get(product_id)
        shown = field.replace("_", " ")

        def act(reason: str) -> str:
            give_back(product_id, [field], current_actor(), reason=reason)
            return f"The {shown} is the provider's again; it is being asked now."

        dialog = Dialog(
            title=f"Give the {shown} back to the sync",
            text="The provider's value returns within seconds, and every sync keeps it up to date.",
            button="Give back",
            back=url_for(".product", product_id=product_id),
        )
        return perform(self, dialog, act)

    @expose("/<uuid:product_id>/availability")
    def availability(self, product_id: UUID) -> ResponseReturnValue:
        """Why it can, or cannot, be bought: what checkout would decide."""
        found = explain(product_id, _quantity(request.args.get("quantity", "1")))
        return self.page("console/availability.html", found=found, product=found.product)


def version_of(product: Product) -> str:
    """Changes with every change of it."""
    return product.updated_at.isoformat()


def _quantity(text: str) -> int:
    return min(max(int(text), 1), 1000) if text.isdecimal() and len(text) < 5 else 1  # noqa: PLR2004
