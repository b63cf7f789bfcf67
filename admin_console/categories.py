"""Categories: the shelves of the shop, their names and order."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.form_values import Field, number, words
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.merchandising import categories
from bitloot.merchandising.models import Category

_SLUG = Field("slug", "Slug", hint="Products name the shelf by it: it stays for ever.")
_FIELDS = (Field("name", "Name"), Field("position", "Position", "number"))


class CategoriesView(ConsoleView):
    """List and acts of `merchandising.categories`."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """In their order."""
        shown = {str(each["slug"]): each["count"] for each in categories.shown_categories()}
        rows = categories.all_categories()
        return self.page("console/categories.html", rows=rows, counts=shown)

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """A shelf."""
        return self._form(None)

    @expose("/<uuid:category_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, category_id: UUID) -> ResponseReturnValue:
        """Rename or move it."""
        return self._form(categories.get(category_id))

    def _form(self, category: Category | None) -> ResponseReturnValue:
        category_id = None if category is None else category.id

        def act(reason: str) -> str:
            form = request.form
            values: dict[str, object] = {
                "name": words(form, "name", least=1),
                "position": number(form, "position", least=-10_000, most=10_000),
            }
            if category_id is not None:
                categories.edit(category_id, values, current_actor(), reason=reason)
            else:
                slug = words(form, "slug", longest=90)
                given = values | {"slug": slug} if slug else values
                categories.create(given, current_actor(), reason=reason)
            return "Saved."

        stands = (
            {"position": "0"}
            if category is None
            else {"name": category.name, "position": str(category.position)}
        )
        dialog = Dialog(
            title="New category" if category is None else f"Category “{category.name}”",
            text="",
            button="Save",
            back=url_for(".index"),
            template="console/fields.html",
            values={
                "fields": (*_FIELDS, _SLUG) if category is None else _FIELDS,
                "stands": request.form if request.method == "POST" else stands,
            },
        )
        return perform(self, dialog, act)

    @expose("/<uuid:category_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove(self, category_id: UUID) -> ResponseReturnValue:
        """Delete an empty one."""
        name = categories.get(category_id).name

        def act(reason: str) -> str:
            categories.remove(category_id, current_actor(), reason=reason)
            return f"“{name}” is deleted."

        dialog = Dialog(
            title=f"Delete “{name}”",
            text="A category with products cannot be deleted.",
            button="Delete",
            back=url_for(".index"),
            tone="danger",
        )
        return perform(self, dialog, act)
