"""A guest finds their orders again: the address, and a code that was mailed to it."""

from typing import TypedDict
from uuid import UUID

from flask import Response, request
from flask_smorest import Blueprint

from bitloot.core.config import get_settings
from bitloot.core.money import Money
from bitloot.core.ratelimit import limit
from bitloot.core.tokens import TokenType, sign
from bitloot.orders import lookup
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus
from bitloot.storefront.lookup.schemas import (
    AskCodeSchema,
    CodeAskedSchema,
    FindOrdersSchema,
    FoundOrdersSchema,
)

blp = Blueprint(
    "lookup", __name__, url_prefix="/api/v1/order-lookup", description="A guest's way back."
)

_ASKS, _TRIES, _WINDOW = 10, 30, 600


class _Ask(TypedDict):
    email: str


class _Find(TypedDict):
    email: str
    code: str


class _Found(TypedDict):
    id: UUID
    number: str
    status: OrderStatus
    created_at: object
    total: Money
    currency: str
    titles: list[str]
    order_session_token: str


@blp.after_request
def keep_private(response: Response) -> Response:
    """Tokens are never stored on the way."""
    response.headers["Cache-Control"] = "no-store"
    return response


@blp.post("")
@blp.arguments(AskCodeSchema)
@blp.response(202, CodeAskedSchema)
@blp.doc(operationId="askOrderCode")
def ask_code(body: _Ask) -> dict[str, int]:
    """Mail a code to the address, if it has orders. The answer never tells whether it has."""
    limit("lookup-asks", request.remote_addr or "", allowed=_ASKS, seconds=_WINDOW)
    lookup.ask(body["email"])
    return {"good_for_seconds": lookup.GOOD_FOR}


@blp.post("/find")
@blp.arguments(FindOrdersSchema)
@blp.response(200, FoundOrdersSchema)
@blp.doc(operationId="findOrders")
def find_orders(body: _Find) -> dict[str, list[_Found]]:
    """The address's orders with their tokens. 401 for any wrong, old or used code."""
    limit("lookup-finds", request.remote_addr or "", allowed=_TRIES, seconds=_WINDOW)
    return {"items": [_found(order) for order in lookup.find(body["email"], body["code"])]}


def _found(order: Order) -> _Found:
    minutes = get_settings().order_token_minutes
    return {
        "id": order.id,
        "number": order.number,
        "status": order.status,
        "created_at": order.created_at,
        "total": order.total,
        "currency": order.currency,
        "titles": [item.title for item in order.items],
        "order_session_token": sign(TokenType.ORDER_SESSION, order.id, minutes=minutes),
    }
