"""Webhooks: which are sent, late, twice, out of order, or lost."""

from __future__ import annotations

from bitloot.sandbox.documents import Doc, Json, optional_text, text, whole
from bitloot.sandbox.kinguin.desk import Desk, millis_stamp, now_ms
from bitloot.sandbox.kinguin.dice import dice
from bitloot.sandbox.kinguin.errors import php_json
from bitloot.sandbox.kinguin.stock import Listing
from bitloot.sandbox.webhooks import KIND as LOG_KIND
from bitloot.sandbox.webhooks import Webhook

PROVIDER = "kinguin"
RETRY_GAPS_S = (2.0, 10.0, 30.0, 120.0, 600.0)
REORDER_GAP_S = 0.3


def announce_order(desk: Desk, order: Doc) -> None:
    """Tell the shop an order's status."""
    body: Doc = {"orderId": order["orderId"]}
    external = optional_text(order, "orderExternalId")
    if external is not None:
        body["orderExternalId"] = external
    body |= {"status": order["status"], "updatedAt": millis_stamp(whole(order, "updatedMs"))}
    _send(desk, "order.status", text(order, "orderId"), text(order, "status"), body)
    if desk.switches.flag("kinguin.webhook_reorder"):
        old: Doc = {"status": "processing", "updatedAt": millis_stamp(whole(order, "createdMs"))}
        _send(desk, "order.status", text(order, "orderId"), "processing", body | old, REORDER_GAP_S)


def announce_product(desk: Desk, shown: Listing) -> None:
    """Tell the shop that a product changed; the documented body carries no price."""
    cheapest = shown.cheapest
    ids: list[Json] = [offer.offer_id for offer in cheapest]
    body: Doc = {
        "kinguinId": shown.item.kinguin_id,
        "productId": shown.item.product_id,
        "qty": sum(offer.qty for offer in cheapest),
        "textQty": sum(offer.text_qty for offer in cheapest),
        "cheapestOfferId": ids,
        "updatedAt": millis_stamp(now_ms()),
    }
    _send(desk, "product.update", str(shown.item.kinguin_id), "product.update", body)


def _send(desk: Desk, event: str, subject: str, word: str, body: Doc, extra_s: float = 0.0) -> None:
    if not desk.switches.flag("kinguin.webhooks"):
        return
    webhook = Webhook(
        provider=PROVIDER,
        subject=subject,
        event=word,
        url=f"{desk.config.shop_url}/webhooks/kinguin",
        headers={
            "Content-Type": "application/json",
            "X-Event-Name": event,
            "X-Event-Secret": desk.config.kinguin_webhook_secret,
        },
        body=php_json(body).encode(),
        gaps_s=RETRY_GAPS_S,
    )
    chance = dice("webhook", subject, word, desk.journal.count(LOG_KIND)).random()
    if chance < desk.switches.number("kinguin.webhook_drop_rate"):
        desk.webhooks.drop(webhook)
        return
    delay_s = desk.switches.whole("kinguin.webhook_delay_ms") / 1000 + extra_s
    for _ in range(2 if desk.switches.flag("kinguin.webhook_duplicate") else 1):
        desk.webhooks.send(webhook, delay_s=delay_s)
