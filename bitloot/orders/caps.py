"""Nobody holds the shop: how much of our own stock one buyer's unpaid orders may keep."""

from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import ColumnElement, cast, func, select
from sqlalchemy.dialects.postgresql import INET

from bitloot.catalog.models import SourceType
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import RateLimitedError
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import UNPAID

_HOME = 64  # bits of an IPv6 address that one buyer has for themselves


def check_holds(email: str, address: str | None, wanted: int) -> None:
    """`wanted` keys more may be held. Raises RateLimitedError. The e-mail is locked already.

    An address that is not of the public network is a proxy's, shared by all: it is not counted.
    """
    if not wanted:
        return
    settings = get_settings()
    _check(Order.email == email, wanted, settings.unpaid_keys_per_email, "e-mail address")
    network = network_of(address)
    if network is None:
        return
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(network, 1))))
    here = cast(Order.client_ip, INET).op("<<=")(cast(network, INET))
    _check(here, wanted, settings.unpaid_keys_per_address, "connection")


def network_of(address: str | None) -> str | None:
    """What is counted as one buyer's connection; None where it tells nothing."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return None
    if not found.is_global:
        return None
    bits = _HOME if isinstance(found, IPv6Address) else found.max_prefixlen
    return str(ip_network(f"{found}/{bits}", strict=False))


def _check(whose: ColumnElement[bool], wanted: int, most: int, what: str) -> None:
    held = (
        select(func.coalesce(func.sum(OrderItem.quantity), 0))
        .join(Order, Order.id == OrderItem.order_id)
        .where(
            Order.status.in_(UNPAID),
            Order.expires_at > utcnow(),
            OrderItem.source_type == SourceType.CUSTOM,
            whose,
        )
    )
    if (db.session.scalar(held) or 0) + wanted > most:
        raise RateLimitedError(
            f"Unpaid orders of this {what} hold {most} keys at most. Pay one, or let it expire."
        )
