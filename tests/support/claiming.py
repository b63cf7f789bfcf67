"""Buyers that give back or report what was delivered."""

from decimal import Decimal
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import listed, offered, own_product, paid_order, plain
from support.refunding import money_for
from support.sandbox import SandboxControl
from support.working import RunJobs
from werkzeug.test import TestResponse

from bitloot.claims.models import Claim
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db
from bitloot.core.money import Money
from bitloot.core.tokens import TokenType, sign
from bitloot.delivery.service import Reader, reveal
from bitloot.emails.models import Email
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order
from bitloot.stock.models import StockItem
from bitloot.stock.service import add

ANNA = Actor("anna@bitloot.example")
BUYER = Actor("buyer")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


class Customer:
    """Whoever holds the token of one order, at the API."""

    def __init__(self, client: FlaskClient, order: Order) -> None:
        self._client = client
        self._base = f"/api/v1/orders/{order.id}"
        token = sign(TokenType.ORDER_SESSION, order.id, minutes=5)
        self.headers = {"X-Order-Session": token}

    def look(self) -> list[dict[str, object]]:
        answer = self._client.get(f"{self._base}/claims", headers=self.headers)
        return list(answer.json["items"])

    def give_back(self, item_id: UUID) -> TestResponse:
        path = f"{self._base}/items/{item_id}/return"
        return self._client.post(path, json={}, headers=self.headers)

    def report(self, item_id: UUID, **said: object) -> TestResponse:
        body = {"complaint": "invalid", "text": "Steam says no.", **said}
        path = f"{self._base}/items/{item_id}/problem"
        return self._client.post(path, json=body, headers=self.headers)

    def reveal(self, item_id: UUID) -> TestResponse:
        return self._client.post(f"{self._base}/items/{item_id}/reveal", headers=self.headers)

    def act(self, claim_id: object, verb: str, data: bytes = b"") -> TestResponse:
        path = f"{self._base}/claims/{claim_id}/{verb}"
        return self._client.post(path, data=data, headers=self.headers)


def problem(answer: TestResponse) -> str:
    """The code of a refusal."""
    return str(answer.json["type"]).rpartition(":")[2]


def own_delivered(run_jobs: RunJobs, quantity: int = 1, *, left: int = 0) -> Order:
    """A fulfilled order of our own goods, that cost 5.00 a piece; `left` more are in stock."""
    product = own_product(price="9.90")
    keys = [f"OWN-{number}" for number in range(quantity + left)]
    cost = Money.eur(Decimal("5.00"))
    add(product.id, keys, supplier="Acme", unit_cost=cost, expires_at=None, imported_by="test")
    order = paid_order((product, quantity))
    money_for(order)
    run_jobs()
    return order


def own_bought(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs, quantity: int = 1
) -> Order:
    """As `own_delivered` with one key left, but placed by its buyer and paid at the provider."""
    product = own_product(price="9.90")
    keys = [f"OWN-{number}" for number in range(quantity + 1)]
    cost = Money.eur(Decimal("5.00"))
    add(product.id, keys, supplier="Acme", unit_cost=cost, expires_at=None, imported_by="test")
    commit()
    return _paid(checkout(client, (product.id, quantity)), sandbox, run_jobs)


def game_bought(client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs) -> Order:
    """A game of Kinguin's, placed by its buyer, paid at the provider and delivered."""
    return _paid(checkout(client, (listed(offered(plain)).id, 1)), sandbox, run_jobs)


def _paid(placed: Checkout, sandbox: SandboxControl, run_jobs: RunJobs) -> Order:
    sandbox.pay(str(placed.pay_with()["provider_payment_id"]))
    run_jobs(ahead=30)
    return placed.row()


def opened(order: Order) -> None:
    """The buyer has looked at every line."""
    for item in order.items:
        reveal(order.id, item.id, Reader("buyer", None, None))
    commit()


def the_claim() -> Claim:
    """The only one, as it is stored."""
    db.session.rollback()
    return db.session.scalars(select(Claim).execution_options(populate_existing=True)).one()


def mails() -> list[str]:
    """Kinds of mails, in the order they were asked for."""
    return list(db.session.scalars(select(Email.kind).order_by(Email.id)))


def stock_states() -> list[str]:
    return sorted(db.session.scalars(select(StockItem.state)))


def kept(order: Order) -> int:
    """How many deliveries are the buyer's."""
    query = select(Delivery.id).where(
        Delivery.order_id == order.id, Delivery.withdrawn_at.is_(None)
    )
    return len(db.session.scalars(query).all())
