"""Staff: set a stuck order going again, and decide about a line that is held."""

from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, current_user, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.accounts.proving import prove
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import Money
from bitloot.fulfillment.offering import OfferChoice, choices
from bitloot.fulfillment.resolving import buy_anyway, buy_offer, choose
from bitloot.fulfillment.retrying import LineReport, RetryReport, report_of, retry
from bitloot.fulfillment.schemas import (
    BuyAnywaySchema,
    BuyOfferSchema,
    LineOffersSchema,
    LineReportSchema,
    RetryBodySchema,
    RetryReportSchema,
)
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin import get_kinguin

blp = Blueprint(
    "staff_fulfillment",
    __name__,
    url_prefix="/api/v1/admin/orders",
    description="Fulfillment, by hand.",
)
_LINE = "/<uuid:order_id>/lines/<uuid:item_id>"


class RetryBody(TypedDict):
    """Body of a retry."""

    reason: str


class BuyAnyway(TypedDict):
    """Body of a purchase beyond the guard."""

    reason: str
    code: str


class BuyOffer(TypedDict):
    """Body of a purchase from a chosen offer."""

    reason: str
    code: str
    offer_id: str
    price: Decimal


class Offers(TypedDict):
    """What a held line may be bought from."""

    item_id: UUID
    unit_price: Money
    unit_cost: Money | None
    offers: list[OfferChoice]


@blp.post("/<uuid:order_id>/retry-fulfillment")
@blp.doc(operationId="retryFulfillment")
@blp.arguments(RetryBodySchema)
@blp.response(200, RetryReportSchema)
@staff_only(Permission.FULFILLMENT_RETRY)
def retry_fulfillment(body: RetryBody, order_id: UUID) -> RetryReport:
    """For a paid, failed, waiting or confirming order: what was found, what happens now."""
    return retry(order_id, current_actor(), body["reason"])


@blp.get(f"{_LINE}/offers")
@blp.doc(operationId="listLineOffers")
@blp.response(200, LineOffersSchema)
@staff_only(Permission.ORDERS_VIEW)
def line_offers(order_id: UUID, item_id: UUID) -> Offers:
    """What the provider offers for a line at this moment, the cheapest first."""
    item = _line(order_id, item_id)
    return {
        "item_id": item.id,
        "unit_price": item.unit_price,
        "unit_cost": item.unit_cost,
        "offers": _offers(item),
    }


@blp.post(f"{_LINE}/buy-anyway")
@blp.doc(operationId="buyLineAnyway")
@blp.arguments(BuyAnywaySchema)
@blp.response(200, LineReportSchema)
@staff_only(Permission.ORDERS_EDIT)
def buy_line_anyway(body: BuyAnyway, order_id: UUID, item_id: UUID) -> LineReport:
    """Buy a line that is held for its price, at the price that its attention item names."""
    item = _line(order_id, item_id)
    prove(current_user(), body["code"])
    buy_anyway(item, current_actor(), body["reason"])
    return report_of(item, "bought at the higher price")


@blp.post(f"{_LINE}/buy-offer")
@blp.doc(operationId="buyLineOffer")
@blp.arguments(BuyOfferSchema)
@blp.response(200, LineReportSchema)
@staff_only(Permission.ORDERS_EDIT)
def buy_line_offer(body: BuyOffer, order_id: UUID, item_id: UUID) -> LineReport:
    """Buy a held line from one offer, for at most the price that was shown."""
    item = _line(order_id, item_id)
    prove(current_user(), body["code"])
    chosen = choose(_offers(item), body["offer_id"], Money.eur(body["price"]))
    count = buy_offer(item, chosen, current_actor(), body["reason"])
    return report_of(item, f"{count} bought from {chosen.merchant}")


def _line(order_id: UUID, item_id: UUID) -> OrderItem:
    item = db.session.get(OrderItem, item_id)
    if item is None or item.order_id != order_id:
        raise NotFoundError("There is no such line.")
    return item


def _offers(item: OrderItem) -> list[OfferChoice]:
    if item.kinguin_product_id is None:
        return []
    return choices(item, get_kinguin().product_by_id(item.kinguin_product_id))
