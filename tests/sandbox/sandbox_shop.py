"""A shop that collects webhooks, and the running sandbox as a test's client sees it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import requests
from flask import Flask, Response, request

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.parts import Parts
from bitloot.sandbox.run import Sandbox

WAIT_S = 10.0


@dataclass(frozen=True)
class Received:
    """One webhook as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Doc:
        doc: Doc = json.loads(self.body)
        return doc


@dataclass
class Shop:
    """Answers every POST with the next of `answers`, else 200, and keeps what came."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def app(self) -> Flask:
        app = Flask(__name__)

        @app.post("/<path:path>")
        def receive(path: str) -> Response:
            headers = {name.lower(): value for name, value in request.headers.items()}
            with self.arrived:
                self.received.append(Received(f"/{path}", headers, request.get_data()))
                status = self.answers.pop(0) if self.answers else 200
                self.arrived.notify_all()
            return Response(status=status)

        return app

    def wait_for(self, count: int) -> list[Received]:
        self.wait_until(lambda: len(self.received) >= count)
        return list(self.received)

    def wait_until(self, enough: Callable[[], bool]) -> None:
        with self.arrived:
            assert self.arrived.wait_for(enough, WAIT_S)

    def statuses(self) -> list[Json]:
        return [webhook.json["payment_status"] for webhook in self.received]


@dataclass
class Client:
    """Calls to each of the servers."""

    sandbox: Sandbox
    shop: Shop

    @property
    def parts(self) -> Parts:
        return self.sandbox.parts

    def nowpayments(
        self, method: str, path: str, body: Json = None, **headers: str
    ) -> requests.Response:
        sent = {"x-api-key": self.parts.config.nowpayments_api_key, **headers}
        url = self.sandbox.urls["nowpayments"] + path
        return requests.request(method, url, json=body, headers=sent, timeout=10)

    def resend(
        self, method: str, path: str, body: Json = None, **headers: str
    ) -> requests.Response:
        sent = {"authorization": f"Bearer {self.parts.config.resend_api_key}"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        url = self.sandbox.urls["resend"] + path
        return requests.request(method, url, json=body, headers=sent, timeout=10)

    def control(self, method: str, path: str, body: Json = None) -> requests.Response:
        url = self.sandbox.urls["control"] + "api" + path
        return requests.request(method, url, json=body, timeout=10)

    def switch(self, **values: Json) -> None:
        named: Doc = {name.replace("__", "."): value for name, value in values.items()}
        assert self.control("PATCH", "/switches", named).status_code == 200

    def wait(self) -> None:
        assert self.control("POST", "/wait", {"timeout_s": WAIT_S}).json()["idle"]

    def pay(self, coin: str = "btc", price: float = 49.99, **more: Json) -> Doc:
        """Create a payment whose IPNs come to the shop."""
        body: Doc = {
            "price_amount": price,
            "price_currency": "eur",
            "pay_currency": coin,
            "order_id": "BL-1001",
            "ipn_callback_url": f"{self.shop.url}/webhooks/nowpayments",
            **more,
        }
        answer = self.nowpayments("POST", "/payment", body)
        assert answer.status_code == 201, answer.text
        doc: Doc = answer.json()
        return doc

    def act(self, payment: Doc, action: str, **options: Json) -> Doc:
        """Press a button and wait for what it causes."""
        answer = self.control("POST", f"/payments/{payment['payment_id']}/{action}", options)
        assert answer.status_code == 200, answer.text
        self.wait()
        doc: Doc = answer.json()
        return doc

    def record(self, payment: Doc) -> Doc:
        doc: Doc = self.nowpayments("GET", f"/payment/{payment['payment_id']}").json()
        return doc
