"""The buyer's side of an order, and the shop's face."""

from dataclasses import fields
from typing import TypedDict
from uuid import UUID

from flask import request
from flask_smorest import Blueprint

from bitloot.core.config import get_settings
from bitloot.core.countries import country_of
from bitloot.core.db import db
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.money import EUR, Money
from bitloot.core.ratelimit import limit
from bitloot.core.tokens import TokenType, sign
from bitloot.core.types import JsonObject
from bitloot.orders.access import authorize
from bitloot.orders.accounts import account_of
from bitloot.orders.credentials import SESSION_HEADER, bearer, order_token
from bitloot.orders.models import Order
from bitloot.orders.placing import PlaceOrder, place
from bitloot.storefront.page import OrderPage, page_of
from bitloot.storefront.schemas import (
    CreateOrderSchema,
    OrderSchema,
    PlacedOrderSchema,
    ShopSchema,
)

blp = Blueprint("storefront", __name__, url_prefix="/api/v1", description="Buying.")

UNDERPAYMENT_POLICY = (
    "Send the exact amount. If less arrives, the order is not delivered and what came is not "
    "refunded."
)
_READS_PER_MINUTE, _WINDOW = 600, 60


class _Line(TypedDict):
    product_id: UUID
    quantity: int


class _BundleLine(TypedDict):
    bundle_id: UUID
    quantity: int


class _NewOrder(TypedDict):
    email: str
    items: list[_Line]
    bundles: list[_BundleLine]
    expected_total: str | None
    terms_version: str
    promo_codes: list[str]
    acknowledged_region: bool
    captcha: str | None


@blp.get("/shop")
@blp.response(200, ShopSchema)
@blp.doc(operationId="getShop")
def get_shop() -> dict[str, object]:
    """Name, terms, currency and the rules a buyer should know."""
    settings = get_settings()
    return {
        "name": settings.shop_name,
        "terms_version": settings.terms_version,
        "order_expiry_minutes": settings.order_expiry_minutes,
        "currency": EUR,
        "sandbox_url": settings.sandbox_url or None,
        "country": country_of(request.headers),
        "underpayment_policy": UNDERPAYMENT_POLICY,
    }


def _buyer() -> str:
    """Whose Idempotency-Key it is: an account's, or a guest's at one address."""
    account = account_of(bearer())
    return f"user:{account}" if account else f"address:{request.remote_addr}"


def _token_of(order: Order) -> str:
    minutes = get_settings().order_token_minutes
    return sign(TokenType.ORDER_SESSION, order.id, minutes=minutes, issued_at=order.created_at)


def _token_again(placed: JsonObject) -> str:
    return _token_of(db.session.get_one(Order, UUID(str(placed["id"]))))


@blp.post("/orders")
@blp.arguments(CreateOrderSchema)
@blp.response(201, PlacedOrderSchema)
@blp.doc(operationId="createOrder", parameters=[KEY_HEADER])
@idempotent(_buyer, renewed={"order_session_token": _token_again})
def create_order(body: _NewOrder) -> dict[str, object]:
    """Place an order; its own stock is held until it expires."""
    settings = get_settings()
    address = request.remote_addr or ""
    limit("orders", address, allowed=settings.orders_per_minute, seconds=_WINDOW)
    order = place(_command(body))
    return _placed(order)


@blp.get("/orders/<uuid:order_id>")
@blp.response(200, OrderSchema)
@blp.doc(operationId="getOrder", parameters=[SESSION_HEADER])
def get_order(order_id: UUID) -> OrderPage:
    """For whoever holds the order's token, or its owner."""
    limit("order-reads", request.remote_addr or "", allowed=_READS_PER_MINUTE, seconds=_WINDOW)
    access = authorize(order_id, order_token=order_token(), bearer=bearer())
    return page_of(access.order)


def _command(body: _NewOrder) -> PlaceOrder:
    return PlaceOrder(
        email=body["email"],
        lines=[(line["product_id"], line["quantity"]) for line in body["items"]],
        bundles=[(line["bundle_id"], line["quantity"]) for line in body["bundles"]],
        expected_total=Money.eur(body["expected_total"]) if body["expected_total"] else None,
        terms_version=body["terms_version"],
        region_acknowledged=body["acknowledged_region"],
        promo_codes=body["promo_codes"],
        client_ip=request.remote_addr,
        client_country=country_of(request.headers),
        user_agent=request.headers.get("User-Agent"),
        user_id=account_of(bearer()),
    )


def _placed(order: Order) -> dict[str, object]:
    page = page_of(order)
    shown: dict[str, object] = {field.name: getattr(page, field.name) for field in fields(page)}
    return {**shown, "order_session_token": _token_of(order)}
