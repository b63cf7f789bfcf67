"""Placing an order: priced by the server, its own stock held, nothing paid yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bitloot.catalog import service as catalog
from bitloot.catalog.images.covers import smallest
from bitloot.catalog.models import SourceType
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, RateLimitedError, invalid
from bitloot.core.events import emit
from bitloot.core.ids import new_id, order_number
from bitloot.core.money import Money
from bitloot.core.timeline import EntryKind, note
from bitloot.orders.caps import check_holds
from bitloot.orders.checking import CheckedLine, Place, checked, merged, normal_email, sold_out
from bitloot.orders.events import OrderPlaced
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.offering import bundled, check_together, check_total, priced
from bitloot.orders.states import UNPAID
from bitloot.stock import service as stock

_NUMBER_TRIES = 3
_AGENT_LENGTH = 300
_THUMBNAIL = 160  # pixels: lines show it small


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """What somebody wants. `lines` are (product, quantity) as they stood in the request.

    So are `bundles`, by their ids. An `expected_total` that is no longer true is refused.
    """

    email: str
    lines: Sequence[tuple[UUID, int]]
    terms_version: str
    region_acknowledged: bool = False
    promo_codes: Sequence[str] = ()
    client_ip: str | None = None
    client_country: str | None = None
    user_agent: str | None = None
    user_id: UUID | None = None
    bundles: Sequence[tuple[UUID, int]] = ()
    expected_total: Money | None = None


def place(command: PlaceOrder) -> Order:
    """Check, price, hold, store. InvalidError, ConflictError (sold out), RateLimitedError."""
    email = normal_email(command.email)
    settings = get_settings()
    if command.terms_version != settings.terms_version:
        raise invalid("terms_version", f"The current terms are of {settings.terms_version}.")
    if command.promo_codes:
        raise invalid("promo_codes", "Unknown code.")
    wanted = _wanted(command)
    _check_unpaid(email, settings.unpaid_orders_per_email)
    lines = priced(wanted)
    own = sum(line.quantity for line in lines if line.product.source_type is SourceType.CUSTOM)
    check_holds(email, command.client_ip, own)
    order = _order(command, email, lines)
    check_total(order.total, command.expected_total)
    _stored(order)
    _hold(order, lines)
    lines_text = "one line" if len(order.items) == 1 else f"{len(order.items)} lines"
    text = f"Order {order.number} placed: {lines_text}, {order.total}."
    note(EntryKind.CHECKOUT, text, subject=("order", order.id), trail_id=order.id)
    emit(OrderPlaced(order.id))
    return order


def _wanted(command: PlaceOrder) -> list[CheckedLine]:
    settings = get_settings()
    place = Place(command.region_acknowledged, command.client_country, settings.region_block_by_ip)
    fewest = 0 if command.bundles else 1
    lines = checked(merged(command.lines, settings.max_quantity, fewest=fewest), place)
    lines += bundled(command.bundles, place)
    check_together(lines)
    return lines


def _check_unpaid(email: str, most: int) -> None:
    """One transaction at a time counts the open orders of an address."""
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(email, 0))))
    unpaid = select(func.count()).where(
        Order.email == email, Order.status.in_(UNPAID), Order.expires_at > utcnow()
    )
    if (db.session.scalar(unpaid) or 0) >= most:
        raise RateLimitedError(
            f"There are already {most} unpaid orders for this address. Pay one, or let it expire."
        )


def _order(command: PlaceOrder, email: str, lines: Sequence[CheckedLine]) -> Order:
    now = utcnow()
    items = [_item(position, line) for position, line in enumerate(lines)]
    subtotal = sum((item.total for item in items), Money.zero())
    return Order(
        id=new_id(),
        number=order_number(),
        email=email,
        user_id=command.user_id,
        subtotal=subtotal,
        discount=Money.zero(),
        total=subtotal,
        flags=[],
        terms_version=command.terms_version,
        terms_accepted_at=now,
        region_acknowledged=command.region_acknowledged,
        client_ip=command.client_ip,
        client_country=command.client_country,
        user_agent=command.user_agent[:_AGENT_LENGTH] if command.user_agent else None,
        expires_at=now + timedelta(minutes=get_settings().order_expiry_minutes),
        items=items,
    )


def _item(position: int, line: CheckedLine) -> OrderItem:
    product = line.product
    usual = catalog.price_of(product)
    price = usual if line.price is None else line.price
    return OrderItem(
        id=line.item_id,
        position=position,
        product_id=product.id,
        title=product.title,
        slug=product.slug,
        platform=product.platform,
        region=product.region,
        excluded_countries=list(line.limits.excluded),
        region_notice=line.limits.notice,
        cover_url=smallest(product.cover, "webp", _THUMBNAIL) or product.cover_url,
        source_type=product.source_type,
        kinguin_product_id=product.kinguin_product_id,
        activation_instructions=product.activation_instructions,
        is_preorder=product.is_preorder,
        quantity=line.quantity,
        unit_price=price,
        list_price=usual if line.offer else None,
        offer=line.offer,
        unit_cost=product.cost,
        total=price * line.quantity,
    )


def _stored(order: Order) -> Order:
    """Insert it; a number that is taken is drawn again."""
    for remaining in range(_NUMBER_TRIES - 1, -1, -1):
        try:
            with db.session.begin_nested():
                db.session.add(order)
                db.session.flush()
        except IntegrityError as error:
            if not remaining or "uq_orders_number" not in str(error.orig):
                raise
            order.number = order_number()
        else:
            return order
    raise ConflictError("No free order number was found.")


def _hold(order: Order, lines: Sequence[CheckedLine]) -> None:
    for item, line in zip(order.items, lines, strict=True):
        if item.source_type is not SourceType.CUSTOM:
            continue
        try:
            stock.hold(item.id, item.product_id, item.quantity, order.expires_at)
        except ConflictError:
            reason = "Not enough in stock."
            raise sold_out(line.product, line.index, reason, line.where) from None
        text = f"{item.quantity} of {item.title} held until the order expires."
        note(EntryKind.HOLD, text, subject=("order_item", item.id), trail_id=order.id)
