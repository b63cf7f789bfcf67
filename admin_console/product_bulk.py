"""One act on many products: first what it would do, then the act."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.listing import given
from admin_console.product_list import FILTERS, query
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.catalog import bulk
from bitloot.catalog.bulk import Act
from bitloot.catalog.models import Product
from bitloot.core.errors import invalid

_WORDS = {
    Act.PUBLISH: ("Put on sale", "on sale"),
    Act.UNPUBLISH: ("Take off sale", "off sale"),
    Act.FEATURE: ("Feature", "featured"),
    Act.UNFEATURE: ("Stop featuring", "no longer featured"),
}


class ProductBulk(ConsoleView):
    """The ticked products of the list, or all that fit its filter."""

    @expose("/bulk", methods=("GET", "POST"))
    @needs(Permission.CATALOG_EDIT)
    def bulk(self) -> ResponseReturnValue:
        """The dialog is the dry run: how many would change, and which cannot."""
        turn, chosen = _act(), _chosen()
        button, done = _WORDS[turn]

        def act(reason: str) -> str:
            made = bulk.perform(turn, chosen, current_actor(), reason=reason)
            left = f" {made.refused:,} could not." if made.refused else ""
            return f"{made.changing:,} products are {done}.{left}"

        dialog = Dialog(
            title=f"{button}: many products",
            text="",
            button=button,
            back=url_for(".index"),
            template="console/product_bulk.html",
            values={"foreseen": bulk.foresee(turn, chosen), "done": done},
            tone="danger" if turn is Act.UNPUBLISH else "primary",
        )
        return perform(self, dialog, act)


def _act() -> Act:
    try:
        return Act(request.args.get("act", ""))
    except ValueError:
        raise invalid("act", "Choose what to do with them.") from None


def _chosen() -> Select[Product]:
    if request.args.get("all") == "on":
        return query(given(FILTERS))
    try:
        return bulk.these([UUID(each) for each in request.args.getlist("id")])
    except ValueError:
        raise invalid("id", "That is not a product.") from None
