"""Groups: variants shown as one card, and those that titles suggest."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.form_values import Field, Form, ticked, words
from admin_console.listing import by_time, given
from admin_console.product_lines import labelled, typed
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.merchandising import group_editing, suggesting
from bitloot.merchandising.group_editing import Membership
from bitloot.merchandising.models import ProductGroup
from bitloot.merchandising.titles import read

_FIELDS = (
    Field("title", "Title"),
    Field("slug", "Slug", hint="Made from the title where it is left empty."),
    Field("description", "Description", "area"),
    Field("members", "Members, one a line", "area", "slug | label, in the chooser's order"),
    Field("published", "Shown to customers", "tick"),
)


class GroupsView(ConsoleView):
    """List and acts of `merchandising.group_editing`."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(())
        listing = by_time(select(ProductGroup), ProductGroup.created_at, ProductGroup.id, (), asked)
        return self.page("console/groups.html", listing=listing)

    @expose("/suggested")
    def suggested(self) -> ResponseReturnValue:
        """What titles suggest."""
        return self.page("console/groups_suggested.html", suggestions=suggesting.suggestions())

    @expose("/suggested/accept", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def accept(self) -> ResponseReturnValue:
        """Make a suggestion a group."""
        key = request.args.get("key", "")[:500]

        def act(reason: str) -> str:
            group = suggesting.accept(key, current_actor(), reason=reason)
            return f"“{group.title}” is a group of {len(group.members)} now."

        dialog = Dialog(
            title="Make this a group",
            text="Customers see one card with a chooser. Labels can be changed afterwards.",
            button="Make the group",
            back=url_for(".suggested"),
        )
        return perform(self, dialog, act)

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """A group from nothing."""
        return self._form(None)

    @expose("/<uuid:group_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, group_id: UUID) -> ResponseReturnValue:
        """Change it."""
        return self._form(group_editing.get(group_id))

    def _form(self, group: ProductGroup | None) -> ResponseReturnValue:
        group_id = None if group is None else group.id

        def act(reason: str) -> str:
            values, members = _values(request.form), _members(request.form)
            actor = current_actor()
            if group_id is None:
                group_editing.create(values, members, actor, reason=reason)
            else:
                group_editing.edit(group_id, values, members, actor, reason=reason)
            return "Saved. Customers see it within seconds."

        dialog = Dialog(
            title="New group" if group is None else f"Group “{group.title}”",
            text="A product is in one group at most.",
            button="Save",
            back=url_for(".index"),
            template="console/fields.html",
            values={
                "fields": _FIELDS,
                "stands": request.form if request.method == "POST" else _typed(group),
            },
        )
        return perform(self, dialog, act)

    @expose("/<uuid:group_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove(self, group_id: UUID) -> ResponseReturnValue:
        """Delete it."""
        title = group_editing.get(group_id).title

        def act(reason: str) -> str:
            group_editing.remove(group_id, current_actor(), reason=reason)
            return f"“{title}” is deleted."

        dialog = Dialog(
            title=f"Delete “{title}”",
            text="Its products stay on sale, each a card of its own.",
            button="Delete",
            back=url_for(".index"),
            tone="danger",
        )
        return perform(self, dialog, act)


def _values(form: Form) -> dict[str, object]:
    values: dict[str, object] = {
        "title": words(form, "title", least=1),
        "description": form.get("description", "").strip()[:5000],
        "published": ticked(form, "published"),
    }
    slug = words(form, "slug", longest=90)
    return values | {"slug": slug} if slug else values


def _members(form: Form) -> list[Membership]:
    return [
        Membership(product.id, (label or read(product.title).edition.removesuffix(" Edition"))[:60])
        for product, label in labelled(form.get("members", ""))
    ]


def _typed(group: ProductGroup | None) -> dict[str, str]:
    if group is None:
        return {"published": "on"}
    return {
        "title": group.title,
        "slug": group.slug,
        "description": group.description,
        "members": typed([(each.product, each.label) for each in group.members]),
        "published": "on" if group.published else "",
    }
