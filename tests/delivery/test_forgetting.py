"""A customer who was made anonymous: nothing of theirs opens, and nothing says who they were."""

from uuid import UUID

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import select, text, update
from support.claiming import ANNA, PNG, Customer, the_claim
from support.opening import envelope
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.accounts.models import Role, User
from bitloot.claims import deciding
from bitloot.claims.states import ClaimStatus
from bitloot.core.audit import COMMAND_LINE, AuditEntry
from bitloot.core.chain import verifying
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import unseal
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.timeline import EntryKind, TimelineEntry, note
from bitloot.delivery import commands
from bitloot.delivery.forgetting import forget
from bitloot.emails.models import Email
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order
from bitloot.stock.models import StockItem
from bitloot.stock.service import open_item

ANN, BOB = "ann-to-forget@bitloot.example", "bob@bitloot.example"


@pytest.fixture
def bought(app: ShopFlask, run_jobs: RunJobs) -> tuple[Order, Order]:
    """Ann's order, fulfilled and written of by mail, and Bob's."""
    del app
    product = own_product()
    fill(product, "KEY-ONE", "KEY-TWO", "KEY-THREE")
    orders = paid_order((product, 1)), paid_order((product, 1))
    for order, email in zip(orders, (ANN, BOB), strict=True):
        db.session.execute(
            update(Order)
            .where(Order.id == order.id)
            .values(email=email, client_ip="93.184.216.34", user_agent="Ann's browser")
        )
    commit()
    run_jobs()
    return orders


def opens(order: Order) -> int:
    """How many sealed copies of an order's keys open, in storage and in stock."""
    count = 0
    query = select(Delivery).where(Delivery.order_id == order.id)
    for delivery in db.session.scalars(query.execution_options(populate_existing=True)):
        try:
            count += bool(unseal(get_key_ring(), envelope(delivery)))
        except SealBrokenError:
            continue
    sold = select(StockItem).where(StockItem.sold_to == order.items[0].id)
    for item in db.session.scalars(sold.execution_options(populate_existing=True)):
        try:
            count += bool(open_item(item))
        except SealBrokenError:
            continue
    return count


def nothing_names_them() -> None:
    """Every row of every table is read."""
    names = db.session.scalars(
        text("select table_name from information_schema.tables where table_schema = 'public'")
    ).all()
    for name in names:
        rows = db.session.scalars(text(f'select t::text from "{name}" t')).all()  # noqa: S608
        assert not [row for row in rows if "ann-to-forget" in row.lower()], name


def test_nothing_opens_and_nothing_names_them(bought: tuple[Order, Order]) -> None:
    ann, bob = bought
    user = User(email=ANN, name="Ann", role=Role.CUSTOMER, password_hash="x")
    db.session.add(user)
    commit()
    assert (opens(ann), opens(bob)) == (2, 2)
    assert db.session.scalars(select(Email).where(Email.recipient == ANN)).all()
    done = forget(ANN.title(), COMMAND_LINE, "they asked")
    commit()
    assert (done.orders, done.keys) == (1, 1)
    assert (opens(ann), opens(bob)) == (0, 2)
    nothing_names_them()
    row = db.session.get_one(Order, ann.id, populate_existing=True)
    assert (row.client_ip, row.user_agent) == (None, None)
    user = db.session.get_one(User, user.id, populate_existing=True)
    assert (user.name, user.password_hash, user.token_epoch) == ("", None, 1)
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "customer.forget"))
    entry = entries.one()
    assert (entry.reason, entry.after) == ("they asked", {"orders": 1, "keys": 1})


def test_words_that_were_typed_name_nobody_either(
    client: FlaskClient, bought: tuple[Order, Order]
) -> None:
    """In a claim, in staff's answer and reasons, in what a provider says: and the chains hold."""
    ann, _ = bought
    customer, line = Customer(client, ann), ann.items[0]
    customer.reveal(line.id)
    claim_id = customer.report(line.id, text=f"Write to {ANN}.").json["id"]
    assert customer.act(claim_id, "pictures", PNG).status_code == 201
    why = f"{ANN} uses it already"
    deciding.reject(UUID(claim_id), ANNA, reason=why, answer=f"Used by {ANN.upper()}.")
    note(EntryKind.MAIL, f"Invalid `to`: {ANN}", subject=("order", ann.id), trail_id=ann.id)
    commit()
    forget(ANN, COMMAND_LINE, f"{ANN} asked")
    commit()
    nothing_names_them()
    claim = the_claim()
    assert (claim.text, claim.answer, claim.pictures) == ("", None, [])
    assert (claim.status, claim.decided_by) == (ClaimStatus.REJECTED, ANNA.label)
    told = db.session.scalars(select(TimelineEntry.text).where(TimelineEntry.trail_id == ann.id))
    assert "Invalid `to`: [address]" in told.all()
    rollback()
    assert list(verifying.faults()) == []


def test_an_order_on_its_way_forbids_it(bought: tuple[Order, Order]) -> None:
    product = own_product("another")
    late = paid_order((product, 1))
    db.session.execute(update(Order).where(Order.id == late.id).values(email=ANN))
    commit()
    with pytest.raises(ConflictError, match=late.number):
        forget(ANN, COMMAND_LINE, "they asked")
    rollback()
    assert opens(bought[0]) == 2


def test_staff_and_strangers_are_not_forgotten(app: ShopFlask) -> None:
    del app
    db.session.add(User(email="boss@bitloot.example", role=Role.OWNER))
    commit()
    with pytest.raises(ConflictError):
        forget("boss@bitloot.example", COMMAND_LINE, "a test")
    rollback()
    with pytest.raises(NotFoundError):
        forget("nobody@bitloot.example", COMMAND_LINE, "a test")


def test_the_command_asks_first(bought: tuple[Order, Order]) -> None:
    arguments = ["forget", ANN, "--reason", "they asked"]
    rollback()
    assert CliRunner().invoke(commands.keys, arguments).exit_code == 1
    assert opens(bought[0]) == 2
    rollback()
    done = CliRunner().invoke(commands.keys, [*arguments, "--yes"])
    assert (done.exit_code, done.output) == (0, "1 orders are anonymous, 1 keys destroyed.\n")
    assert opens(bought[0]) == 0
