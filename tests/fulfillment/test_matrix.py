"""Every case of the provider with a crash after every step: one purchase and one delivery, or a
question to staff."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from sqlalchemy import select
from support.opening import opened
from support.paid import listed, offered, paid_order, plain
from support.sandbox import SandboxControl
from support.working import Work, pass_time

from bitloot.catalog.models import Product
from bitloot.core import failpoints
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.running import JobView
from bitloot.fulfillment.queueing import WATCH_BALANCE
from bitloot.fulfillment.service import stored
from bitloot.fulfillment.tasks import watch_balance
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus

STEPS = (
    "begun",
    "priced",
    "planned",
    "claimed",
    "answered",
    "looked_up",
    "accepted",
    "keys_read",
    "sealed",
    "stored",
    "concluded",
)
PREORDER = "preorder"
_LIVES = 5
_ENOUGH = 2 * len(STEPS)


@dataclass(frozen=True)
class Case:
    """What the provider does. `held`: the line ends with a question instead of its keys."""

    name: str
    switches: dict[str, object] = field(default_factory=dict)
    pieces: int = 1
    held: bool = False
    requests: int = 1


CASES = (
    Case("one key"),
    Case("several keys", pieces=3),
    Case("more than an offer gives at once", pieces=11, requests=2),
    Case("more than a page of keys", pieces=28, requests=4),
    Case("partial keys", {"kinguin.fail_next": "partial"}, pieces=4),
    Case("keys come later", {"kinguin.fail_next": "hold"}),
    Case("image keys", {"kinguin.key_type": "image"}, pieces=2),
    Case("split lines", {"kinguin.split_lines": True}, pieces=3),
    Case("cheaper than asked", {"kinguin.price_drop_percent": 10}, pieces=2),
    Case("price as text", {"kinguin.payment_price_text": True}),
    Case("a pre-order", {PREORDER: True}),
    Case("ProductUnavailable", {"kinguin.fail_next": "unavailable"}),
    Case("OrderFailed", {"kinguin.fail_next": "order_failed"}),
    Case("InsufficientBalance", {"kinguin.fail_next": "insufficient"}),
    Case("ResourceLock", {"kinguin.fail_next": "resource_lock"}),
    Case("Preorder", {"kinguin.fail_next": "preorder"}, held=True, requests=0),
    Case("sold out as it is ordered", {"kinguin.fail_next": "out_of_stock"}, held=True, requests=0),
    Case("dearer as it is ordered", {"kinguin.fail_next": "price_up"}, held=True, requests=0),
    Case("canceled after the order", {"kinguin.fail_next": "canceled"}, held=True),
    Case("refunded after the order", {"kinguin.fail_next": "refunded"}, held=True),
    Case("error, not made", {"kinguin.fail_next": "500_before"}),
    Case("error, yet made", {"kinguin.fail_next": "500_after"}),
    Case("dropped, yet made", {"kinguin.fail_next": "drop_after"}),
    Case(
        "a duplicate is a conflict",
        {"kinguin.fail_next": "500_after", "kinguin.duplicate_external_id": "conflict"},
    ),
    Case("webhooks twice", {"kinguin.webhook_duplicate": True}),
    Case("webhooks out of order", {"kinguin.webhook_reorder": True}),
    Case("webhooks lost", {"kinguin.webhook_drop_rate": 1}),
    Case("webhooks late", {"kinguin.webhook_delay_ms": 500}),
)


class CrashError(BaseException):
    """The process is gone: no handler of ours may catch it."""


@pytest.fixture(autouse=True)
def nothing_armed() -> Iterator[None]:
    yield
    failpoints.disarm()


def crash_once(step: str) -> list[str]:
    """Arm it; the list tells whether it was met."""
    met: list[str] = []

    def crash() -> None:
        if not met:
            met.append(step)
            raise CrashError

    failpoints.arm(step, crash)
    return met


def settle(work: Work, item: OrderItem, sandbox: SandboxControl) -> None:
    """Run until it ends; what waits for the provider's hand gets it in between."""
    for _ in range(_LIVES):
        try:
            work(item.id)
        except CrashError:
            db.session.rollback()
            pass_time()
        except AssertionError:
            push(sandbox)
        else:
            return
    raise AssertionError("it never came to an end")


def push(sandbox: SandboxControl) -> None:
    """The provider hands out what it kept back, and the balance is looked at."""
    for bought in sandbox.kinguin_orders():
        if bought["status"] == "processing":
            sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    watch_balance(JobView(uuid4(), WATCH_BALANCE, {}, 1, 0))


def sold(case: Case) -> Product:
    if PREORDER not in case.switches:
        return listed(offered(plain))
    product = listed(offered(lambda each: each.is_preorder and each.total_quantity > _ENOUGH))
    product.is_preorder = True
    return product


def as_at_checkout(product: Product, sandbox: SandboxControl) -> None:
    assert product.cost is not None
    price = float(product.cost.amount)
    sandbox.set_product(product.kinguin_id or 0, price=price, qty=50)


def orders_of(item: OrderItem, sandbox: SandboxControl) -> int:
    found = sandbox.kinguin_orders()
    return sum(str(each["orderExternalId"]).startswith(item.id.hex) for each in found)


def questions(item: OrderItem) -> list[str]:
    query = select(AttentionItem.reason).where(
        AttentionItem.state == AttentionState.OPEN, AttentionItem.trail_id == item.order_id
    )
    return list(db.session.scalars(query))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_purchase_and_one_delivery_or_a_question(
    case: Case, app: ShopFlask, work: Work, sandbox: SandboxControl
) -> None:
    product = sold(case)
    switches = {name: value for name, value in case.switches.items() if name != PREORDER}
    for step in STEPS:
        if PREORDER not in case.switches:
            as_at_checkout(product, sandbox)
        item = paid_order((product, case.pieces)).items[0]
        if switches:
            sandbox.switch(**switches)
        crash_once(step)
        settle(work, item, sandbox)
        failpoints.disarm()
        check(step, case, item, sandbox)


def check(step: str, case: Case, item: OrderItem, sandbox: SandboxControl) -> None:
    db.session.refresh(item)
    bought = orders_of(item, sandbox)
    if case.held:
        assert item.status is ItemStatus.HELD, step
        assert bought <= case.requests, step
        assert questions(item), step
        return
    assert (item.status, stored(item.id)) == (ItemStatus.DELIVERED, case.pieces), step
    assert bought == case.requests, step
    assert len(set(opened(item.id))) == case.pieces, step
    assert questions(item) == [], step


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_met(step: str, line: OrderItem, work: Work, sandbox: SandboxControl) -> None:
    """A step that no run comes to would prove nothing."""
    if step == "looked_up":
        sandbox.switch(**{"kinguin.fail_next": "500_after"})
    met = crash_once(step)
    with pytest.raises(CrashError):
        work(line.id)
    db.session.rollback()
    assert met == [step]
