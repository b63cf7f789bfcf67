"""A shop that is older than its ledger; and what happens in the shop, posted as it happens."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text, update
from support.books import (
    a_purchase,
    a_sold_product,
    an_empty_order,
    balances,
    money,
    transactions,
)

from bitloot.catalog.models import Product, SourceType
from bitloot.core import events
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.fulfillment import attempts
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.states import AttemptEvent, AttemptStatus
from bitloot.ledger.catching_up import BOOKS, post_spoiled
from bitloot.ledger.commands import ledger
from bitloot.ledger.models import Posting
from bitloot.ledger.statements import trial_balance
from bitloot.payments.models import Payment
from bitloot.reactions import REACTIONS
from bitloot.stock.models import StockItem, StockState
from bitloot.stock.service import add, take

KEYS = ("ONE", "TWO", "THREE")
YESTERDAY = utcnow() - timedelta(days=1)


@pytest.fixture
def deaf() -> Iterator[None]:
    """A shop in which nothing reacts, as before there was a ledger."""
    events.install({})
    yield
    events.install(REACTIONS)


def import_keys(product: Product, *keys: str, cost: str | None = "4.20") -> None:
    unit_cost = None if cost is None else Money.eur(cost)
    add(product.id, keys, supplier="", unit_cost=unit_cost, expires_at=None, imported_by="test")


def an_old_shop() -> None:
    bought, own = a_sold_product(), a_sold_product("own-ledger-goods", SourceType.CUSTOM)
    order = an_empty_order(bought, at=YESTERDAY)
    money(order, "12.90")
    db.session.execute(update(Payment).values(received=None, actually_paid=Decimal("0.0129")))
    a_purchase(order, "10.00")
    import_keys(own, *KEYS)
    other = an_empty_order(own, at=YESTERDAY)
    take(other.items[0].id, own.id, 1)
    money(an_empty_order(bought), "5.00", credited="4.99")
    commit()


def run_post_missing(app: ShopFlask) -> None:
    answer = app.test_cli_runner().invoke(ledger, ["post-missing"])
    assert answer.exit_code == 0, answer.output


def test_an_old_shop_is_posted_once_and_on_its_days(app: ShopFlask, deaf: None) -> None:
    an_old_shop()
    assert transactions() == 0
    run_post_missing(app)
    assert balances() == {
        "assets:nowpayments": "17.89",
        "assets:kinguin": "-10",
        "assets:stock": "8.4",
        "equity:owner": "-12.6",
        "expenses:goods:kinguin": "10",
        "expenses:goods:custom": "4.2",
        "expenses:provider_fees": "0.01",
        "expenses:fx": "7.9",
        "revenue:sales": "-25.8",
    }
    sold_on = select(Posting.posted_at).where(Posting.account == "revenue:sales")
    assert min(db.session.scalars(sold_on)) == YESTERDAY
    before = transactions()
    run_post_missing(app)
    assert transactions() == before
    for book in BOOKS:
        assert book.stale(book.next_ids(None, 100)) == []


def test_what_was_falsified_is_found(app: ShopFlask) -> None:
    order = an_empty_order(a_sold_product())
    payment = money(order, "12.90")
    commit()
    run_post_missing(app)
    payment.received = Money.eur("13.00")
    commit()
    assert [book.kind for book in BOOKS if book.stale(book.next_ids(None, 100))] == ["order"]
    run_post_missing(app)
    assert balances()["assets:nowpayments"] == "13"


@pytest.mark.parametrize(
    ("end", "returned", "cost"),
    [
        (AttemptEvent.COMPLETED, "0", "9.5"),
        (AttemptEvent.COMPLETED, "1.5", "8"),
        (AttemptEvent.CANCELLED, "9.5", None),
        (AttemptEvent.CANCELLED, "4.75", "4.75"),
        (AttemptEvent.CANCELLED, "0", "9.5"),
        (AttemptEvent.REFUNDED, "9.5", None),
    ],
)
def test_a_purchase_is_posted_as_it_goes(
    app: ShopFlask, end: AttemptEvent, returned: str, cost: str | None
) -> None:
    order = an_empty_order(a_sold_product())
    row = a_purchase(order, "10.00", AttemptStatus.PLACED)
    commit()
    purchase = Purchase.of(row)
    attempts.charged(purchase, Money.eur("9.50"), Money.zero())
    commit()
    assert balances()["assets:kinguin"] == "-9.5"
    attempts.charged(purchase, Money.eur("9.50"), Money.eur(returned))
    attempts.end(purchase, end, "test")
    commit()
    assert balances().get("expenses:goods:kinguin") == cost
    assert transactions() == (1 if cost == "9.5" else 2)


def test_own_keys_are_posted_as_they_come_go_and_spoil(app: ShopFlask) -> None:
    own = a_sold_product("own-ledger-goods", SourceType.CUSTOM)
    import_keys(own, *KEYS)
    import_keys(own, "FREE", cost=None)
    assert balances() == {"assets:stock": "12.6", "equity:owner": "-12.6"}
    order = an_empty_order(own)
    for _ in range(2):
        take(order.items[0].id, own.id, 2)
    assert balances(order.id) == {"expenses:goods:custom": "8.4", "assets:stock": "-8.4"}
    db.session.execute(
        update(StockItem)
        .where(StockItem.state == StockState.AVAILABLE)
        .values(expires_at=YESTERDAY)
    )
    for _ in range(2):
        post_spoiled()
    commit()
    assert balances() == {"expenses:goods:custom": "12.6", "equity:owner": "-12.6"}
    assert trial_balance().holds


def test_books_by_command(app: ShopFlask) -> None:
    runner = app.test_cli_runner()
    done = runner.invoke(ledger, ["top-up", "500.00", "--reason", "SEPA 4711"])
    assert done.output == "500.00 EUR to assets:kinguin\n"
    shown = runner.invoke(ledger, ["balances"])
    assert shown.exit_code == 0
    assert "assets:kinguin" in shown.output
    assert shown.output.splitlines()[-1].split() == ["total", "0.00"]
    for wrong in ("-5", "five", "NaN", "0"):
        assert runner.invoke(ledger, ["top-up", "--reason", "x", "--", wrong]).exit_code != 0
    with transaction():
        assert db.session.scalar(text("select count(*) from audit_entries")) == 1
