"""Orders that owe something, and what staff and buyers do about it."""

from decimal import Decimal
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.db import commit, db
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage, PaymentStatus
from bitloot.refunds.models import Refund

ADDRESS = "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh"
OTHER = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
TX_HASH = "ab" * 32
Doc = dict[str, object]


def overpaid(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs, *, price: str = "19.90"
) -> Checkout:
    """An order for which 130 % came, fulfilled."""
    product = own_product(price=price)
    fill(product, "AAAA-1", "AAAA-2")
    order = checkout(client, (product.id, 1))
    payment = order.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]), "pay130")
    run_jobs()
    return order


def refunds() -> list[Refund]:
    """All of them, oldest first, as they are stored."""
    db.session.rollback()
    query = select(Refund).order_by(Refund.id).execution_options(populate_existing=True)
    return list(db.session.scalars(query))


def token_in(link: object) -> str:
    """The token of a buyer's link."""
    return str(link).rpartition("/")[2]


class Desk:
    """A member of staff at the API."""

    def __init__(self, client: FlaskClient, headers: dict[str, str]) -> None:
        self._client = client
        self._headers = headers

    def act(self, refund_id: UUID | str, verb: str, **body: object) -> tuple[int, Doc]:
        """Press a button of a refund; status and body."""
        path = f"/api/v1/admin/refunds/{refund_id}/{verb}"
        reason = {} if verb == "address" else {"reason": "as agreed"}
        answer = self._client.post(path, json={**reason, **body}, headers=self._headers)
        return answer.status_code, dict(answer.json)

    def ask(self, **body: object) -> tuple[int, Doc]:
        """Request one."""
        wish = {"reason": "as agreed", **body}
        answer = self._client.post("/api/v1/admin/refunds", json=wish, headers=self._headers)
        return answer.status_code, dict(answer.json)


def money_for(order: Order, coins: str = "0.001", coin: str = "btc") -> Payment:
    """The payment that made a paid order paid, as a row."""
    payment = Payment(
        order_id=order.id,
        status=PaymentStatus.FINISHED,
        provider_payment_id=f"5{order.id.int % 10**9:09d}",
        price=order.total,
        pay_currency=coin,
        pay_amount=Decimal(coins),
        pay_address=ADDRESS,
        network=coin,
        is_fixed_rate=True,
        actually_paid=Decimal(coins),
        received=order.total,
        coverage=Coverage.EXACT,
        verdict=Outcome.PAID.value,
    )
    db.session.add(payment)
    commit()
    return payment
