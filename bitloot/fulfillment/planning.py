"""Whether to buy now, and at what price: decided with the provider's fresh word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bitloot.catalog import models as catalog
from bitloot.catalog.refreshing import request_refresh
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.fulfillment import attempts
from bitloot.fulfillment.guard import MOST_AT_ONCE, Quote, acceptable, quote
from bitloot.fulfillment.holding import Reason, hold
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.service import Line, is_fillable, lock, stored
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin.products import Product


def plan(line: Line, product: Product | None, beside: Sequence[tuple[UUID, Product]] = ()) -> bool:
    """Write the next purchase down; False when the line is held, or was given up, instead.

    `product` is what the provider says of it now, None when it is sold out or gone. `beside` are
    other lines of the order, to be asked for in the same request where nothing speaks against it.
    """
    item = lock(line.item_id, line.order_id)
    if item is None or not is_fillable(item):
        return False
    missing = item.quantity - stored(item.id)
    if missing <= 0 or attempts.live(item.id) is not None:
        return True
    offered = quote(product, missing)
    if offered is None:
        _mend_catalogue(item)
        left = product.total_quantity if product else 0
        hold(
            item,
            Reason.OUT_OF_STOCK,
            f"Kinguin has {left} of {missing} left: {item.title}",
            {"missing": missing, "left": left},
        )
        return False
    if not _may_pay(item, offered):
        return False
    first = attempts.plan(item, offered)
    if not offered.is_preorder:
        _plan_beside(item, first, beside)
    return True


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line of the request that is being put together."""

    item: OrderItem
    purchase: Purchase


def _plan_beside(item: OrderItem, first: Purchase, beside: Sequence[tuple[UUID, Product]]) -> None:
    """What stands in the way of a line is told by its own run; here it is only left out."""
    found = {each.id: each for each in item.order.items}
    asked: dict[str | None, list[_Asked]] = {item.kinguin_product_id: [_Asked(item, first)]}
    added = False
    for item_id, product in beside:
        other = found[item_id]
        if not is_fillable(other) or attempts.live(other.id) is not None:
            continue
        same = asked.setdefault(other.kinguin_product_id, [])
        offered = _quote_with(same, other, product)
        if offered is None:
            continue
        for each in same:
            attempts.merge(each.purchase, offered)
        alone = offered.quantity - sum(each.purchase.quantity for each in same)
        mine = attempts.plan(other, replace(offered, quantity=alone), together=first.external_id)
        same.append(_Asked(other, mine))
        added = True
    if added:
        attempts.share(first)


def _quote_with(same: Sequence[_Asked], other: OrderItem, product: Product) -> Quote | None:
    """For one line more, in all with those of the same product; None where it is to go alone.

    A product is named once in a request: its lines are one there, at one price, which every one of
    them must bear, and of no more pieces than an offer gives at once.
    """
    missing = other.quantity - stored(other.id)
    whole = missing + sum(each.purchase.quantity for each in same)
    if missing <= 0 or (same and whole > MOST_AT_ONCE):
        return None
    offered = quote(product, whole)
    if offered is None or offered.is_preorder:
        return None
    bear = all(_acceptable(each, offered) for each in (other, *(one.item for one in same)))
    return offered if bear else None


def _acceptable(item: OrderItem, offered: Quote) -> bool:
    return acceptable(
        offered.price,
        unit_cost=item.unit_cost,
        unit_price=item.unit_price,
        guard_percent=get_settings().cost_guard_percent,
    )


def _may_pay(item: OrderItem, offered: Quote) -> bool:
    if _acceptable(item, offered):
        return True
    _mend_catalogue(item)
    then = str(item.unit_cost) if item.unit_cost else "unknown"
    hold(
        item,
        Reason.PRICE_MOVED,
        f"Kinguin asks {offered.price} now; at checkout it was {then}, sold for {item.unit_price}",
        {
            "price": offered.price.plain(),
            "unit_cost": item.unit_cost.plain() if item.unit_cost else None,
            "unit_price": item.unit_price.plain(),
            "currency": offered.price.currency,
            "quantity": offered.quantity,
        },
    )
    return False


def _mend_catalogue(item: OrderItem) -> None:
    """What we list is out of date: the next buyer should see what this one ran into."""
    product = db.session.get(catalog.Product, item.product_id)
    if product is not None and product.kinguin_id is not None:
        request_refresh(product.kinguin_id)
