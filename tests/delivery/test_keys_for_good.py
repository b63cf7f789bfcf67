"""`bitloot keys verify` opens a sample of every epoch; shredded keys are gone for good."""

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from sqlalchemy import select, text
from support.opening import envelope
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.core.audit import COMMAND_LINE, AuditEntry
from bitloot.core.config import KEY_RING, get_key_ring
from bitloot.core.crypto.envelope import Envelope, unseal
from bitloot.core.crypto.keyring import KeyRing, SealBrokenError, WrappedKey
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.tokens import TokenType, sign
from bitloot.delivery import commands
from bitloot.delivery.shredding import shred_order
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order
from bitloot.providers.objects import get_objects
from bitloot.stock.models import StockItem

OLD, NEW = b"o" * 32, b"n" * 32


@pytest.fixture
def rings(app: ShopFlask) -> object:
    before = app.extensions[KEY_RING]
    app.extensions[KEY_RING] = KeyRing({"old": OLD})
    yield None
    app.extensions[KEY_RING] = before


@pytest.fixture
def epochs(app: ShopFlask, rings: object, run_jobs: RunJobs) -> tuple[Order, Order]:
    """An order sealed under each of two master keys."""
    product = own_product()
    fill(product, "KEY-ONE", "KEY-TWO", "KEY-THREE")
    first = paid_order((product, 1))
    run_jobs()
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    second = paid_order((product, 1))
    run_jobs()
    return first, second


def run(*arguments: str) -> Result:
    rollback()
    return CliRunner().invoke(commands.keys, list(arguments))


def delivery_of(order: Order) -> Delivery:
    query = select(Delivery).where(Delivery.order_id == order.id)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def test_each_epoch_is_sampled(epochs: tuple[Order, Order]) -> None:
    result = run("verify")
    assert result.exit_code == 0, result.output
    assert "new: 1 tried, delivery" in result.output
    assert "old: 1 tried, delivery" in result.output
    assert "old: 3 tried, stock item" in result.output
    assert "5 of 5 opened." in result.output
    assert "KEY-" not in result.output
    assert "3 of 3 opened." in run("verify", "--sample", "1").output


def test_what_does_not_open_is_named(app: ShopFlask, epochs: tuple[Order, Order]) -> None:
    first, second = (delivery_of(order) for order in epochs)
    get_objects().put(first.object_key, b"something else")
    get_objects().delete(second.object_key)
    result = run("verify")
    assert result.exit_code == 2
    assert f"delivery {first.id}: the sealed object was changed" in result.output
    assert f"delivery {second.id}: the sealed object is gone" in result.output
    app.extensions[KEY_RING] = KeyRing({"new": NEW})
    result = run("verify")
    assert result.exit_code == 2
    assert "the master key is not on the ring" in result.output


def copies(order: Order) -> list[Envelope]:
    """Every sealed copy of an order's keys that a thief could hold, with all that rows say."""
    delivery = delivery_of(order)
    sold = select(StockItem).where(StockItem.sold_to == order.items[0].id)
    item = db.session.scalars(sold.execution_options(populate_existing=True)).one()
    binding = f"bitloot-stock-v1|{item.product_id}|{item.id}".encode()
    stock = Envelope(item.ciphertext, item.iv, binding, WrappedKey(item.key_id, item.wrapped_key))
    return [envelope(delivery), stock]


def opened(order: Order) -> int:
    count = 0
    for each in copies(order):
        try:
            unseal(get_key_ring(), each)
        except SealBrokenError:
            continue
        count += 1
    return count


def test_shredded_keys_open_nowhere_and_others_still_do(
    client: FlaskClient, epochs: tuple[Order, Order]
) -> None:
    shredded, kept = epochs
    assert (opened(shredded), opened(kept)) == (2, 2)
    assert shred_order(shredded.id, COMMAND_LINE, "the customer asked") == 1
    commit()
    assert (opened(shredded), opened(kept)) == (0, 2)
    address = f"/api/v1/orders/{shredded.id}/items/{shredded.items[0].id}/reveal"
    session = {"X-Order-Session": sign(TokenType.ORDER_SESSION, shredded.id, minutes=5)}
    answer = client.post(address, headers=session)
    assert (answer.status_code, answer.json["type"]) == (409, "urn:bitloot:problem:shredded")
    assert shred_order(shredded.id, COMMAND_LINE, "again") == 0
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.reason) == ("delivery.shred", "the customer asked")


def test_rotation_and_verification_pass_shredded_keys_by(epochs: tuple[Order, Order]) -> None:
    shred_order(epochs[0].id, COMMAND_LINE, "a test")
    commit()
    assert run("rotate").exit_code == 0
    assert "MISSING" not in run("ring").output
    result = run("verify")
    assert result.exit_code == 0, result.output
    assert "3 of 3 opened." in result.output
    assert opened(epochs[0]) == 0


def test_the_command_asks_first(epochs: tuple[Order, Order]) -> None:
    number = epochs[0].number
    arguments = ("shred", number, "--reason", "the customer asked")
    assert run(*arguments).exit_code == 1
    assert opened(epochs[0]) == 2
    result = run(*arguments, "--yes")
    assert (result.exit_code, result.output) == (0, "1 destroyed.\n")
    assert run("shred", "BL-NONE", "--reason", "none", "--yes").exit_code == 1
    left = db.session.scalar(text("select count(*) from deliveries where wrapped_key = ''"))
    assert left == 1
