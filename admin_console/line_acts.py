"""Deciding about one line that is held: buying it from an offer that somebody chose."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError, invalid
from bitloot.core.money import Money
from bitloot.fulfillment.offering import OfferChoice, choices
from bitloot.fulfillment.resolving import buy_offer, choose
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin import get_kinguin

_TEXT = (
    "What Kinguin offers for it now, the cheapest first. The rating is ours: how many of our "
    "purchases from this seller brought their keys. Nothing dearer than the price shown is paid."
)


class LineActs(ConsoleView):
    """Routes of a single line, mixed into the view of orders."""

    @expose("/<uuid:order_id>/lines/<uuid:item_id>/offer", methods=("GET", "POST"))
    @needs(Permission.ORDERS_EDIT)
    def offer(self, order_id: UUID, item_id: UUID) -> ResponseReturnValue:
        """Choose another offer, with its price and how well its seller has served us."""
        item = db.session.get(OrderItem, item_id)
        if item is None or item.order_id != order_id or item.kinguin_product_id is None:
            raise NotFoundError("There is no such line to be bought at Kinguin.")
        found = choices(item, get_kinguin().product_by_id(item.kinguin_product_id))
        dialog = Dialog(
            title=f"Buy {item.title} from another offer",
            text=_TEXT if found else "Kinguin has no offer for it at this moment.",
            button="Buy from this offer",
            back=url_for(".order", order_id=order_id),
            sensitive=True,
            template="console/offers.html",
            values={"item": item, "offers": found},
        )

        def act(reason: str) -> str:
            offer_id, price = _chosen(found)
            chosen = choose(found, offer_id, price)
            count = buy_offer(item, chosen, current_actor(), reason)
            return f"{count} of {item.title} are bought from {chosen.merchant}."

        return perform(self, dialog, act)


def _chosen(found: Sequence[OfferChoice]) -> tuple[str, Money]:
    """The form carries the offer with the price that was shown beside it."""
    offer_id, _, price = request.form.get("offer", "").partition("@")
    try:
        return offer_id, Money.eur(Decimal(price)).rounded()
    except (InvalidOperation, ValueError):
        what = "Choose an offer." if found else "There is no offer to choose from."
        raise invalid("offer", what) from None
