"""Pre-orders: alone in their request, waited for until their day, and the buyer told."""

from sqlalchemy import select
from support.opening import opened
from support.paid import listed, offered, paid_order, plain
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.emails.models import Email
from bitloot.emails.rendering import render
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.preorders import releases_of
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.storefront.page import page_of


def early() -> Product:
    """A game that is not out yet."""
    product = listed(offered(lambda each: each.is_preorder and each.total_quantity > 2))
    product.is_preorder = True
    return product


def test_a_preorder_waits_for_its_day_and_the_buyer_is_told(
    app: ShopFlask, game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    order = paid_order((game, 1), (early(), 1))
    order.items[1].is_preorder = True
    run_jobs()
    run_jobs(ahead=3600)
    at_once, later = order.items
    assert (at_once.status, later.status) == (ItemStatus.DELIVERED, ItemStatus.ORDERING)
    assert [len(bought["products"]) for bought in sandbox.kinguin_orders()] == [1, 1]
    release = releases_of(order.id)[later.id]
    assert release.day is not None
    page = page_of(order)
    assert release.words in page.status_text
    assert page.items[1].status_text.startswith("Pre-ordered")
    mails = db.session.scalars(select(Email).where(Email.kind == "order_preordered")).all()
    assert len(mails) == 1
    written = render(mails[0], get_settings())
    assert release.words in written.text
    assert release.words in written.html
    (waiting,) = (each for each in sandbox.kinguin_orders() if each["status"] == "processing")
    sandbox.call("POST", f"/orders/{waiting['orderId']}/complete")
    sandbox.wait()
    run_jobs()
    assert order.status is OrderStatus.FULFILLED
    assert len(opened(later.id)) == 1
    assert releases_of(order.id) == {}


def test_what_is_a_preorder_only_since_checkout_is_asked_for_alone(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    """The catalogue did not know yet: what the provider says when it is bought counts."""
    game = listed(offered(plain))
    product = early()
    product.is_preorder = False
    paid_order((product, 1), (game, 1))
    run_jobs()
    assert [len(bought["products"]) for bought in sandbox.kinguin_orders()] == [1, 1]
    flags = db.session.scalars(select(FulfillmentAttempt.is_preorder)).all()
    assert sorted(flags) == [False, True]
