"""Webhooks as the shop receives them."""

from __future__ import annotations

import json

from kinguin_server import Kinguin, Shop

from bitloot.sandbox.kinguin.control import set_product, webhook_log

REGULAR = {"isPreorder": "no", "withText": "yes", "tags": "base"}


def test_a_completed_order_is_announced(kinguin: Kinguin, shop: Shop) -> None:
    order = kinguin.order(kinguin.product(**REGULAR), orderExternalId="item-1").json()
    headers, body = shop.wait_for(1)[0]
    assert headers["X-Event-Name"] == "order.status"
    assert headers["X-Event-Secret"] == kinguin.desk.config.kinguin_webhook_secret
    event = json.loads(body)
    stamp = event.pop("updatedAt")
    assert stamp[19] == "."
    assert stamp.endswith("+00:00")
    assert event == {
        "orderId": order["orderId"],
        "orderExternalId": "item-1",
        "status": "completed",
    }


def test_a_changed_product_is_announced_without_price(kinguin: Kinguin, shop: Shop) -> None:
    product = kinguin.product(**REGULAR)
    set_product(kinguin.desk, int(str(product["kinguinId"])), 7.77, 31)
    headers, body = shop.wait_for(1)[0]
    assert headers["X-Event-Name"] == "product.update"
    event = json.loads(body)
    assert set(event) == {
        "kinguinId",
        "productId",
        "qty",
        "textQty",
        "cheapestOfferId",
        "updatedAt",
    }
    assert event["qty"] == 31


def test_twice_and_out_of_order(kinguin: Kinguin, shop: Shop) -> None:
    kinguin.set(webhook_duplicate=True, webhook_reorder=True)
    kinguin.order(kinguin.product(**REGULAR))
    events = [json.loads(body) for _, body in shop.wait_for(4)]
    assert [event["status"] for event in events] == ["completed"] * 2 + ["processing"] * 2
    assert events[2]["updatedAt"] < events[0]["updatedAt"]


def test_lost(kinguin: Kinguin, shop: Shop) -> None:
    kinguin.set(webhook_drop_rate=1)
    kinguin.order(kinguin.product(**REGULAR))
    assert kinguin.desk.outbox.wait_idle(10)
    assert [doc["state"] for doc in webhook_log(kinguin.desk)] == ["dropped"]
    kinguin.set(webhooks=False)
    kinguin.order(kinguin.product(**REGULAR))
    assert kinguin.desk.outbox.wait_idle(10)
    assert shop.received == []
