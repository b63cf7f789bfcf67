"""Covers and screenshots: what came, and why the rest did not."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.listing import Filter, Given, by_time, choices, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog.images import deciding
from bitloot.catalog.images.models import Image, ImageKind, ImageState

FILTERS = (
    Filter("state", "State", choices(ImageState)),
    Filter("kind", "Kind", choices(ImageKind)),
    Filter("q", "Address", hint="The whole address at the source"),
)


def query(asked: Given) -> Select[Image]:
    """Pictures that fit the filters."""
    wanted = select(Image)
    if state := asked.one_of("state", ImageState):
        wanted = wanted.where(Image.state == state)
    if kind := asked.one_of("kind", ImageKind):
        wanted = wanted.where(Image.kind == kind)
    if source := asked.text("q"):
        wanted = wanted.where(Image.source == source)
    return wanted


class ImagesView(ConsoleView):
    """The newest first."""

    permission = Permission.CATALOG_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Every picture with its state, and how many there are of each."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Image.created_at, Image.id, FILTERS, asked)
        standing = deciding.standing()
        return self.page("console/images.html", listing=listing, standing=standing)

    @expose("/<uuid:image_id>/retry", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def retry(self, image_id: UUID) -> ResponseReturnValue:
        """Have it fetched again."""
        image = deciding.get(image_id)

        def act(reason: str) -> str:
            deciding.retry(image_id, current_actor(), reason=reason)
            return "It is fetched again within a minute."

        dialog = Dialog(
            title="Fetch it again",
            text=f"{image.source} — {image.reason or 'it came without trouble'}",
            button="Fetch again",
            back=url_for(".index"),
        )
        return perform(self, dialog, act)
