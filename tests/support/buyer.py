"""A buyer without an account, over HTTP: place, pay, wait, open. Retries what a shop in trouble
answers with 5xx or not at all, as a browser's user would."""

import base64
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

import requests
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from support.waiting import until

TERMS = "2026-11-01"
Doc = dict[str, object]


@dataclass
class Purchase:
    """One order on its way. `key` is its Idempotency-Key."""

    email: str
    product_id: str
    quantity: int = 1
    key: str = field(default_factory=lambda: uuid4().hex)
    order: Doc = field(default_factory=dict)
    payment: Doc = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.order["id"])

    @property
    def session(self) -> dict[str, str]:
        return {"X-Order-Session": str(self.order["order_session_token"])}


class Buyer:
    """Talks to one shop."""

    def __init__(self, url: str, *, patience: float = 60.0) -> None:
        self._api = f"{url}/api/v1"
        self._http = requests.Session()
        self._patience = patience

    def get(self, path: str, **options: object) -> Doc:
        return self._insist("GET", path, **options)

    def place(self, purchase: Purchase) -> None:
        body = {
            "email": purchase.email,
            "items": [{"product_id": purchase.product_id, "quantity": purchase.quantity}],
            "terms_version": TERMS,
            "acknowledged_region": True,
        }
        headers = {"Idempotency-Key": purchase.key}
        purchase.order = self._insist("POST", "/orders", json=body, headers=headers)

    def open_payment(self, purchase: Purchase, coin: str = "btc") -> None:
        purchase.payment = self._insist(
            "POST",
            f"/orders/{purchase.id}/payment",
            json={"pay_currency": coin},
            headers=purchase.session,
        )

    def status(self, purchase: Purchase) -> str:
        return str(self.get(f"/orders/{purchase.id}", headers=purchase.session)["status"])

    def await_status(self, purchase: Purchase, status: str, *, seconds: float = 60.0) -> None:
        until(lambda: self.status(purchase) == status, seconds=seconds, every=0.1)

    def reveal(self, purchase: Purchase, item: int = 0) -> list[bytes]:
        items = purchase.order["items"]
        assert isinstance(items, list)
        path = f"/orders/{purchase.id}/items/{items[item]['id']}/reveal"
        answer = self._insist("POST", path, headers=purchase.session)
        deliveries = answer["deliveries"]
        assert isinstance(deliveries, list)
        return [open_delivery(each) for each in deliveries]

    def _insist(self, method: str, path: str, **options: object) -> Doc:
        """Until an answer below 500 comes; 4xx fails, but 429 (a rate limit) is waited for."""

        answers: Counter[str] = Counter()

        def once() -> list[requests.Response]:
            try:
                answer = self._http.request(method, self._api + path, timeout=20, **options)
            except requests.exceptions.RequestException as error:
                answers[type(error).__name__] += 1
                return []
            answers[f"{answer.status_code} {answer.text[:160]}"] += 1
            later = answer.status_code >= 500 or answer.status_code == 429
            return [] if later else [answer]  # in a list: a response of 4xx is falsy in itself

        try:
            answer = until(once, seconds=self._patience, every=1.0)[0]
        except AssertionError:
            raise AssertionError(f"{method} {path}: no answer but {answers}") from None
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        body: Doc = answer.json()
        return body


def open_delivery(delivery: Doc) -> bytes:
    """What the browser does: fetch the sealed object by its signed URL and open it."""
    sealed = requests.get(str(delivery["url"]), timeout=10)
    assert sealed.status_code == 200, sealed.text
    key, iv, aad = (base64.b64decode(str(delivery[name])) for name in ("key", "iv", "aad"))
    return AESGCM(key).decrypt(iv, sealed.content, aad)
