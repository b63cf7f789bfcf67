"""Bundles and rows of the home page: products in an order, named, between two moments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.form_values import Field, Form, local, number, optional_moment, ticked, words
from admin_console.listing import Listing, by_time, given
from admin_console.product_lines import products, typed
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.audit import Actor
from bitloot.merchandising import bundle_editing, sections
from bitloot.merchandising.models import Bundle, Section
from bitloot.merchandising.staff_views import shown

_NAMED = (
    Field("title", "Title"),
    Field("slug", "Slug", hint="Made from the title where it is left empty."),
)
_WHEN = (
    Field("products", "Products, one a line", "area", "Slug, address, id or Kinguin id"),
    Field("starts_at", "From (UTC)", "datetime-local"),
    Field("ends_at", "Until (UTC)", "datetime-local"),
    Field("enabled", "Enabled", "tick"),
)
Values = Mapping[str, object]


class Create(Protocol):
    """As the rooms make one."""

    def __call__(
        self, values: Values, product_ids: Sequence[UUID], actor: Actor, /, *, reason: str | None
    ) -> Bundle | Section:
        """Audited."""


class Edit(Protocol):
    """As the rooms change one."""

    def __call__(
        self,
        row_id: UUID,
        values: Values,
        product_ids: Sequence[UUID] | None,
        actor: Actor,
        /,
        *,
        reason: str | None,
    ) -> Bundle | Section:
        """Audited."""


class Remove(Protocol):
    """As the rooms delete one."""

    def __call__(self, row_id: UUID, actor: Actor, /, *, reason: str | None) -> None:
        """Audited."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the two differ in."""

    word: str
    template: str
    listing: Callable[[], Listing[Bundle] | Listing[Section]]
    fields: tuple[Field, ...]
    get: Callable[[UUID], Bundle | Section]
    create: Create
    edit: Edit
    remove: Remove
    read: Callable[[Form], dict[str, object]]
    write: Callable[[Bundle | Section], dict[str, str]]


class ScheduledView(ConsoleView):
    """List and acts of one kind."""

    permission = Permission.CATALOG_VIEW
    kind: ClassVar[Kind]

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        listing = self.kind.listing()
        return self.page(self.kind.template, listing=listing, rows=shown(listing.rows))

    @expose("/new", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def new(self) -> ResponseReturnValue:
        """One from nothing."""
        return self._form(None)

    @expose("/<uuid:row_id>/edit", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def edit(self, row_id: UUID) -> ResponseReturnValue:
        """Change it, or switch it off."""
        return self._form(self.kind.get(row_id))

    def _form(self, row: Bundle | Section | None) -> ResponseReturnValue:
        row_id = None if row is None else row.id

        def act(reason: str) -> str:
            values = _values(request.form) | self.kind.read(request.form)
            ids = [each.id for each in products(request.form.get("products", ""))]
            self._save(row_id, values, ids, current_actor(), reason)
            return "Saved. Customers see it within seconds."

        dialog = Dialog(
            title=f"New {self.kind.word}" if row is None else f"“{row.title}”",
            text="",
            button="Save",
            back=url_for(".index"),
            template="console/fields.html",
            values={
                "fields": (*_NAMED, *self.kind.fields, *_WHEN),
                "stands": request.form if request.method == "POST" else self._typed(row),
            },
        )
        return perform(self, dialog, act)

    def _save(
        self,
        row_id: UUID | None,
        values: Values,
        ids: Sequence[UUID],
        actor: Actor,
        reason: str,
    ) -> None:
        if row_id is None:
            self.kind.create(values, ids, actor, reason=reason)
        else:
            self.kind.edit(row_id, values, ids, actor, reason=reason)

    def _typed(self, row: Bundle | Section | None) -> dict[str, str]:
        if row is None:
            return {"enabled": "on"}
        return {
            "title": row.title,
            "slug": row.slug,
            "products": typed([(each.product, "") for each in row.items]),
            "starts_at": local(row.starts_at) or "",
            "ends_at": local(row.ends_at) or "",
            "enabled": "on" if row.enabled else "",
            **self.kind.write(row),
        }

    @expose("/<uuid:row_id>/remove", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def remove(self, row_id: UUID) -> ResponseReturnValue:
        """Delete it."""
        title = self.kind.get(row_id).title

        def act(reason: str) -> str:
            self.kind.remove(row_id, current_actor(), reason=reason)
            return f"“{title}” is deleted."

        dialog = Dialog(
            title=f"Delete “{title}”",
            text="Its products stay, and so do orders that were placed.",
            button="Delete",
            back=url_for(".index"),
            tone="danger",
        )
        return perform(self, dialog, act)


def _values(form: Form) -> dict[str, object]:
    values: dict[str, object] = {
        "title": words(form, "title", least=1),
        "enabled": ticked(form, "enabled"),
        "starts_at": optional_moment(form, "starts_at"),
        "ends_at": optional_moment(form, "ends_at"),
    }
    slug = words(form, "slug", longest=90)
    return values | {"slug": slug} if slug else values


def _read_bundle(form: Form) -> dict[str, object]:
    return {
        "description": form.get("description", "").strip()[:5000],
        "percent": number(form, "percent", least=1, most=95),
        "below_cost_allowed": ticked(form, "below_cost_allowed"),
    }


def _write_bundle(row: Bundle | Section) -> dict[str, str]:
    if not isinstance(row, Bundle):
        return {}
    return {
        "description": row.description,
        "percent": str(row.percent),
        "below_cost_allowed": "on" if row.below_cost_allowed else "",
    }


def _read_section(form: Form) -> dict[str, object]:
    position = form.get("position", "").strip() or "0"
    return {
        "subtitle": words(form, "subtitle", longest=200),
        "position": number({"position": position}, "position", least=-10_000, most=10_000),
    }


def _write_section(row: Bundle | Section) -> dict[str, str]:
    if not isinstance(row, Section):
        return {}
    return {"subtitle": row.subtitle, "position": str(row.position)}


def _bundles() -> Listing[Bundle]:
    return by_time(select(Bundle), Bundle.created_at, Bundle.id, (), given(()))


def _sections() -> Listing[Section]:
    return by_time(select(Section), Section.created_at, Section.id, (), given(()))


class BundlesView(ScheduledView):
    """Several products for one price."""

    kind = Kind(
        word="bundle",
        template="console/bundles.html",
        listing=_bundles,
        fields=(
            Field("description", "Description", "area"),
            Field("percent", "Percent off the sum", "number"),
            Field("below_cost_allowed", "May sell below cost, on purpose", "tick"),
        ),
        get=bundle_editing.get,
        create=bundle_editing.create,
        edit=bundle_editing.edit,
        remove=bundle_editing.remove,
        read=_read_bundle,
        write=_write_bundle,
    )


class SectionsView(ScheduledView):
    """Rows of the home page."""

    kind = Kind(
        word="row of the home page",
        template="console/sections.html",
        listing=_sections,
        fields=(Field("subtitle", "Subtitle"), Field("position", "Position", "number")),
        get=sections.get,
        create=sections.create,
        edit=sections.edit,
        remove=sections.remove,
        read=_read_section,
        write=_write_section,
    )
