"""The HTML pages: payments, Kinguin, mails, switches."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from bitloot.sandbox.documents import Doc, text
from bitloot.sandbox.kinguin import control
from bitloot.sandbox.nowpayments.javascript import js_number
from bitloot.sandbox.page import words
from bitloot.sandbox.page.payment_docs import all_payments, ipn_logs
from bitloot.sandbox.parts import Parts
from bitloot.sandbox.switches import Switch

SHOWN = 40
PRODUCTS_SHOWN = 24
QUICK_SWITCHES = ("kinguin.fail_next", "kinguin.delay_ms", "kinguin.key_type", "kinguin.api.outage")
MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src * data:; font-src data:; frame-ancestors 'self'"
)


def install_words(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.filters["tone"] = words.tone
    app.jinja_env.filters["spoken"] = words.spoken
    app.jinja_env.filters["ago"] = words.ago
    app.jinja_env.filters["exact"] = words.exact
    app.jinja_env.filters["money"] = words.money
    app.jinja_env.filters["js_number"] = js_number


def payment_pages(parts: Parts, urls: Mapping[str, str]) -> Blueprint:
    """Return the first page: payments."""
    routes = Blueprint("payment_pages", __name__)

    @routes.get("/sandbox/")
    def index() -> BaseResponse:
        return redirect(url_for("payment_pages.payments"))

    @routes.get("/sandbox/payments")
    def payments() -> str:
        query = request.args.get("q", "").strip()
        found = (doc for doc in all_payments(parts) if _mentions(doc, query))
        shown = list(islice(found, SHOWN))
        logs = ipn_logs(parts)
        for doc in shown:
            doc["ipns"] = logs.get(text(doc, "payment_id"), [])
        return render_template(
            "payments.html",
            tab="payments",
            payments=shown,
            more=next(found, None) is not None,
            query=query,
            groups=(("Payer", words.PAYER), ("Provider", words.PROVIDER), ("IPN", words.IPN)),
            steps=words.NEXT,
            logos=_origin(urls["nowpayments"]),
            auto=parts.switches.text("nowpayments.auto"),
        )

    return routes


def goods_pages(parts: Parts, urls: Mapping[str, str]) -> Blueprint:
    """Return Kinguin's page."""
    routes = Blueprint("goods_pages", __name__)

    @routes.get("/sandbox/kinguin")
    def kinguin() -> str:
        query = request.args.get("q", "").strip()
        found = control.search_products(parts.journal, query)
        origin = _origin(urls["kinguin"])
        products = found[:PRODUCTS_SHOWN]
        for product in products:
            product["cover"] = f"{origin}/covers/{product['kinguinId']}.jpg"
        return render_template(
            "kinguin.html",
            tab="kinguin",
            orders=control.list_orders(parts.journal)[:SHOWN],
            buttons=words.ORDER,
            possible=_possible_ends,
            products=products,
            total=len(found),
            query=query,
            balance=control.balance(parts.journal),
            switches=[_switch_row(parts, parts.switches.declared[n]) for n in QUICK_SWITCHES],
        )

    return routes


def mail_pages(parts: Parts) -> Blueprint:
    """Return the inbox and the preview of a mail."""
    routes = Blueprint("mail_pages", __name__)

    @routes.get("/sandbox/mails")
    @routes.get("/sandbox/mails/<mail_id>")
    def mails(mail_id: str = "") -> str:
        listed = parts.mailroom.all()[::-1]
        opened = parts.mailroom.find(mail_id) if mail_id else None
        if mail_id and opened is None:
            abort(404)
        return render_template(
            "mails.html",
            tab="mails",
            mails=listed[:SHOWN],
            total=len(listed),
            opened=opened,
            events=parts.webhooks.sent("resend", mail_id) if mail_id else [],
            suppressions=parts.mailroom.suppressions.all(),
        )

    @routes.get("/sandbox/mails/<mail_id>/html")
    def mail_html(mail_id: str) -> Response:
        mail = parts.mailroom.find(mail_id)
        if mail is None:
            abort(404)
        # Links open beside the page: the frame itself may not leave.
        body = '<base target="_blank">' + text(mail, "html")
        return Response(body, headers={"content-security-policy": MAIL_POLICY})

    return routes


def switch_pages(parts: Parts, urls: Mapping[str, str]) -> Blueprint:
    """Return the page of all switches."""
    routes = Blueprint("switch_pages", __name__)

    @routes.get("/sandbox/switches")
    def switches() -> str:
        groups: dict[str, list[Doc]] = {}
        for switch in parts.switches.declared.values():
            groups.setdefault(switch.name.partition(".")[0], []).append(_switch_row(parts, switch))
        return render_template(
            "switches.html",
            tab="switches",
            groups=groups,
            urls=dict(urls),
            shop_url=parts.config.shop_url,
        )

    return routes


def _mentions(doc: Doc, query: str) -> bool:
    names = ("payment_id", "order_id", "order_description", "pay_address", "payin_hash")
    return not query or any(query.lower() in str(doc[name]).lower() for name in names)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _possible_ends(order: Doc) -> set[str]:
    ends = {
        "processing": {"complete", "partial", "cancel", "refund"},
        "completed": {"refund"},
        "canceled": {"refund"},
    }
    return ends.get(text(order, "status"), set())


def _switch_row(parts: Parts, switch: Switch) -> Doc:
    value = parts.switches.value(switch.name)
    kind = "flag" if isinstance(switch.default, bool) else "number"
    if isinstance(switch.default, str):
        kind = "choice" if switch.choices else "text"
    return {
        "name": switch.name,
        "help": switch.help,
        "kind": kind,
        "value": value,
        "default": switch.default,
        "changed": value != switch.default,
        "choices": [*switch.choices],
        "whole": isinstance(switch.default, int),
        "maximum": switch.maximum,
    }
