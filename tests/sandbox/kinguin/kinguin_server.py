"""The running Kinguin sandbox as a test sees it, and a shop that collects its webhooks."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import requests

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.kinguin.desk import Desk

WAIT_S = 10.0


@dataclass
class Shop:
    """What the shop's webhook address was sent."""

    url: str
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, count: int) -> list[tuple[dict[str, str], bytes]]:
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.received) >= count, WAIT_S)
            return list(self.received)


@dataclass
class Kinguin:
    """The running server with a client's ways to talk to it."""

    base: str
    desk: Desk

    def call(self, method: str, path: str, body: Json = None, **options: str) -> requests.Response:
        headers = {"X-Api-Key": options.pop("key", self.desk.config.kinguin_api_key)}
        url = f"{self.base}/esa/api{path}"
        if body is None:
            return requests.request(method, url, headers=headers, params=options, timeout=10)
        return requests.request(method, url, headers=headers, json=body, timeout=10)

    def get(self, path: str, **params: str) -> requests.Response:
        return self.call("GET", path, **params)

    def product(self, **params: str) -> Doc:
        found = self.get("/v1/products", limit="1", **params).json()["results"]
        assert found
        product: Doc = found[0]
        return product

    def order(self, product: Doc, qty: int = 1, **extra: Json) -> requests.Response:
        external = extra.pop("orderExternalId", None)
        line: Doc = {"productId": product["productId"], "qty": qty, "price": product["price"]}
        body: Doc = {"products": [line | extra]}
        if external is not None:
            body["orderExternalId"] = external
        return self.call("POST", "/v2/order", body)

    def set(self, **values: Json) -> None:
        self.desk.switches.set_many({f"kinguin.{name}": value for name, value in values.items()})
