"""A buyer at the API of the test process: place, open a payment, look."""

from dataclasses import dataclass
from uuid import UUID

from flask.testing import FlaskClient

from bitloot.core.db import db
from bitloot.orders.models import Order

TERMS = "2026-11-01"
EMAIL = "buyer@bitloot.example"
Doc = dict[str, object]


def body_of(*lines: tuple[UUID, int], **changes: object) -> Doc:
    """A body of POST /orders."""
    items = [{"product_id": str(product), "quantity": quantity} for product, quantity in lines]
    return {"email": EMAIL, "items": items, "terms_version": TERMS, **changes}


@dataclass
class Checkout:
    """One order of one buyer."""

    client: FlaskClient
    order: Doc

    @property
    def id(self) -> UUID:
        return UUID(str(self.order["id"]))

    @property
    def session(self) -> dict[str, str]:
        return {"X-Order-Session": str(self.order["order_session_token"])}

    def pay_with(self, coin: str = "btc") -> Doc:
        """Open a payment; its JSON."""
        answer = self.client.post(
            f"/api/v1/orders/{self.id}/payment", json={"pay_currency": coin}, headers=self.session
        )
        assert answer.status_code == 201, answer.text
        return dict(answer.json)

    def look(self) -> Doc:
        """The order page."""
        answer = self.client.get(f"/api/v1/orders/{self.id}", headers=self.session)
        assert answer.status_code == 200, answer.text
        return dict(answer.json)

    def row(self) -> Order:
        """The order as it is stored now."""
        db.session.rollback()
        return db.session.get_one(Order, self.id)


def checkout(client: FlaskClient, *lines: tuple[UUID, int], **changes: object) -> Checkout:
    """Place an order."""
    answer = client.post("/api/v1/orders", json=body_of(*lines, **changes))
    assert answer.status_code == 201, answer.text
    return Checkout(client, dict(answer.json))
