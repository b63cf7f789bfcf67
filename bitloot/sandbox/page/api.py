"""The JSON API of the control server, under `/sandbox/api`: for the page, tests and scripts.

Bodies are JSON objects and may be left out where all is optional. Every error is
`{"error": "…"}`: 400 for a wrong body, 404 for what is not there, 409 for what the present state
does not allow. Times are Unix seconds unless the provider's own shape says otherwise.

GET   /state                      {"urls": {…}, "shop_url": …, "counts": {…}, "idle": true}
POST  /wait                       {"timeout_s": 10}: waits until no webhook and no step is due;
                                  {"idle": true|false}
GET   /switches                   {"ipn.drop_rate": 0, …}
PATCH /switches                   {"ipn.drop_rate": 0.2, …}: all or nothing; the values after it
GET   /payments[?order_id=…]      {"payments": […]}, newest first; each the provider's GET shape
                                  with `payment_id` a string, and `case`, `muted`, `silent`,
                                  `ipn_callback_url`, `valid_until` (ms), `possible` (acts)
GET   /payments/{id}              the same, one, with `ipns`: the log of its IPNs
POST  /payments/{id}/{action}     the payment afterwards (of a new deposit: the child);
      confirm                     one status further; pays in full first where nothing was paid
      finish                      to the end (at once where nowpayments.step_delay_ms is 0)
      pay70, pay130               pay that share of a waiting payment, then to the end
      pay_late                    let it expire, then pay: no IPN; {"actually_paid": "…"} optional
      pay_again                   another deposit to the same address: a child payment of what is
                                  missing, else of the full sum; {"actually_paid": "…"} optional
      wrong_coin                  another coin to the same address: a child payment;
                                  {"pay_currency": "…", "actually_paid": "…"} optional
      fail, expire, refund        as they say
      advance                     {"to": status, "actually_paid": "…"}: whatever the rules say
      ipn_drop                    from now on its IPNs get lost; again: they arrive again
      ipn_duplicate               its last IPN once more, byte for byte
      ipn_reorder                 all its IPNs once more, the newest first
      ipn_forge                   an IPN that says finished, signed with another secret
POST  /payments                   payments made by somebody else with the shop's key, without IPN:
                                  {"count": 1, "order_id": null, "price_amount": "10",
                                  "pay_currency": "btc", "status": "finished", "actually_paid": …,
                                  "created_at": …}, all optional; {"payments": […]}
DELETE /payments/{id}             the provider forgets it; the payment as it was
POST  /payments/{id}/ipn          any IPN: {"fields": {…}, "signature": "good"|"bad"|"none"}; the
                                  payment itself does not change
GET   /orders                     {"orders": […]}: Kinguin's orders, newest first
POST  /orders/{id}/{action}       complete, cancel, refund, partial: the order afterwards
POST  /orders                     bought with the shop's key behind its back, and charged:
                                  {"kinguin_id": 1949, "qty": 1, "external_id": null}; the order
PATCH /orders/{id}                {"price": 3.2}: another price a piece; the balance follows
DELETE /orders/{id}               Kinguin forgets it; the order as it was
GET   /products?q=…               {"products": […]}: at most 50, by name or kinguinId
PATCH /products/{kinguinId}       {"price": 12.5, "qty": 0}: the product afterwards
GET   /balance                    {"amount": 1000.0}: Kinguin's, EUR
POST  /balance                    {"amount": 1000.0}
GET   /issued-keys                {"keys": […]}: every serial Kinguin ever made
GET   /mails[?to=…]               {"mails": […]}, newest first, whole
GET   /mails/{id}                 one: from, to, subject, html, text, tags, last_event,
                                  idempotency_key, batch_index, …
GET   /suppressions               {"suppressions": […]}
DELETE /suppressions/{email}      takes it off the list
GET   /webhooks[?provider=…&subject=…]  {"webhooks": […]}, oldest first: state (queued, retrying,
                                  delivered, failed, dropped), event, body, headers, attempts
POST  /reset                      forgets everything, switches too
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from flask import Blueprint, Response, jsonify, request

from bitloot.sandbox.documents import Doc, Json, document, number, text
from bitloot.sandbox.nowpayments.acts import UnknownActError, act
from bitloot.sandbox.nowpayments.lifecycle import RefusedError
from bitloot.sandbox.page.payment_docs import (
    all_payments,
    one_payment,
    payment_doc,
    send_custom_ipn,
)
from bitloot.sandbox.parts import Parts
from bitloot.sandbox.switches import SwitchError

KINDS = {"payments": "payment", "mails": "mail", "webhooks": "webhook", "due": "due"}
LONGEST_WAIT_S = 120

Thing = TypeVar("Thing")


class ControlError(Exception):
    """Answered as `{"error": …}`."""

    def __init__(self, status: int, message: str) -> None:
        """Status is the HTTP status."""
        super().__init__(message)
        self.status = status


def body_object() -> Doc:
    """Return the request's JSON object; an absent body is an empty one."""
    if not request.get_data():
        return {}
    body: Json = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ControlError(400, "the body is a JSON object")
    return body


def found(thing: Thing | None, what: str) -> Thing:
    """Return what is there, or raise 404."""
    if thing is None:
        raise ControlError(404, f"no such {what}")
    return thing


def install_control_errors(routes: Blueprint) -> None:
    """Answer the errors of control routes."""

    @routes.errorhandler(ControlError)
    def control_error(error: ControlError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), error.status

    @routes.errorhandler(SwitchError)
    def switch_error(error: SwitchError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 400

    @routes.errorhandler(RefusedError)
    def refused(error: RefusedError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 409

    @routes.errorhandler(UnknownActError)
    def unknown_act(error: UnknownActError) -> tuple[Response, int]:
        return jsonify({"error": f"there is no action {error}"}), 404


def state_routes(parts: Parts, urls: Mapping[str, str]) -> Blueprint:
    """Return the routes about the whole."""
    routes = Blueprint("api_state", __name__, url_prefix="/sandbox/api")
    install_control_errors(routes)

    @routes.get("/state")
    def state() -> Response:
        counts = {name: parts.journal.count(kind) for name, kind in KINDS.items()}
        idle = parts.outbox.wait_idle(0)
        shop_url = parts.config.shop_url
        return jsonify({"urls": dict(urls), "shop_url": shop_url, "counts": counts, "idle": idle})

    @routes.post("/wait")
    def wait() -> Response:
        timeout_s = min(number(body_object(), "timeout_s", 10), LONGEST_WAIT_S)
        return jsonify({"idle": parts.outbox.wait_idle(timeout_s)})

    @routes.get("/switches")
    def switches() -> Response:
        return jsonify(parts.switches.values())

    @routes.patch("/switches")
    def set_switches() -> Response:
        parts.switches.set_many(body_object())
        return jsonify(parts.switches.values())

    @routes.get("/webhooks")
    def webhooks() -> Response:
        provider, subject = request.args.get("provider"), request.args.get("subject")
        log = parts.webhooks.sent(provider, subject)
        return jsonify({"webhooks": log})

    @routes.post("/reset")
    def reset() -> Response:
        parts.journal.clear()
        return jsonify({})

    return routes


def payment_routes(parts: Parts) -> Blueprint:
    """Return the routes of payments."""
    routes = Blueprint("api_payments", __name__, url_prefix="/sandbox/api/payments")
    install_control_errors(routes)

    @routes.get("")
    def listing() -> Response:
        return jsonify({"payments": [*all_payments(parts, request.args.get("order_id"))]})

    @routes.get("/<payment_id>")
    def read(payment_id: str) -> Response:
        return jsonify(found(one_payment(parts, payment_id), "payment"))

    @routes.post("/<payment_id>/<action>")
    def do(payment_id: str, action: str) -> Response:
        payment = found(act(parts.payments, payment_id, action, body_object()), "payment")
        return jsonify(payment_doc(parts, payment))

    @routes.post("/<payment_id>/ipn")
    def ipn(payment_id: str) -> Response:
        body = body_object()
        signature = text(body, "signature", "good")
        if signature not in {"good", "bad", "none"}:
            raise ControlError(400, "signature is good, bad or none")
        fields = document(body, "fields")
        return jsonify(found(send_custom_ipn(parts, payment_id, fields, signature), "payment"))

    return routes


def mail_routes(parts: Parts) -> Blueprint:
    """Return the routes of mails and of the suppression list."""
    routes = Blueprint("api_mails", __name__, url_prefix="/sandbox/api")
    install_control_errors(routes)

    @routes.get("/mails")
    def listing() -> Response:
        to = request.args.get("to")
        mails = [m for m in parts.mailroom.all() if to is None or to in str(m["to"])]
        return jsonify({"mails": mails[::-1]})

    @routes.get("/mails/<mail_id>")
    def read(mail_id: str) -> Response:
        return jsonify(found(parts.mailroom.find(mail_id), "mail"))

    @routes.get("/suppressions")
    def suppressions() -> Response:
        return jsonify({"suppressions": parts.mailroom.suppressions.all()})

    @routes.delete("/suppressions/<email>")
    def release(email: str) -> Response:
        return jsonify(found(parts.mailroom.release(email), "suppression"))

    return routes
