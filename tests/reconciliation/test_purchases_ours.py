"""Rules 3 and 5: Kinguin's orders are ours at the cost we posted, and the balance agrees."""

import pytest
from sqlalchemy import select
from support.checkout import Checkout
from support.comparing import agreed, compare, found, mended
from support.paid import paid_order
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.db import commit, db
from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.ledger.accounts import Account
from bitloot.ledger.entries import balance_of
from bitloot.ledger.subjects import post_attempt
from bitloot.reconciliation.buying import posted_cost
from bitloot.reconciliation.models import Remedy, Rule

P, B = Rule.PURCHASES_OURS, Rule.KINGUIN_BALANCE


@pytest.fixture
def certified(purchased: Checkout) -> FulfillmentAttempt:
    """A purchase that everything agrees on; the balance is opened in the books."""
    agreed(compare())
    return attempt()


def attempt() -> FulfillmentAttempt:
    db.session.rollback()
    return db.session.scalars(select(FulfillmentAttempt)).one()


def test_what_agrees_is_certified(certified: FulfillmentAttempt, sandbox: SandboxControl) -> None:
    run = compare()
    agreed(run)
    assert run.checked["purchases_ours"] == 1
    live = sandbox.call("GET", "/balance")["amount"]
    assert float(balance_of(Account.KINGUIN).amount) == live


def test_somebody_else_bought_with_our_key(
    certified: FulfillmentAttempt, sandbox: SandboxControl, game: Product
) -> None:
    order = sandbox.call("POST", "/orders", {"kinguin_id": game.kinguin_id})
    compare()
    assert found() == [(B, "balance", Remedy.REVIEW), (P, order["orderId"], Remedy.REVIEW)]


def test_bought_twice_under_one_reference(
    certified: FulfillmentAttempt, sandbox: SandboxControl, game: Product
) -> None:
    sandbox.switch(**{"kinguin.duplicate_external_id": "accept"})
    again = {"kinguin_id": game.kinguin_id, "external_id": certified.external_id}
    order = sandbox.call("POST", "/orders", again)
    compare()
    assert (P, order["orderId"], Remedy.REVIEW) in found()


def test_a_price_that_changed_there_is_asked_about_and_posted(
    certified: FulfillmentAttempt, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order_id = certified.provider_order_id or ""
    sandbox.call("PATCH", f"/orders/{order_id}", {"price": 0.75})
    compare()
    assert (P, order_id, Remedy.POLL) in found()
    mended(run_jobs)
    agreed(compare())


def test_a_refund_that_no_webhook_told_of(
    certified: FulfillmentAttempt, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order_id = certified.provider_order_id or ""
    sandbox.switch(**{"kinguin.webhooks": False})
    sandbox.call("POST", f"/orders/{order_id}/refund")
    compare()
    assert (P, order_id, Remedy.POLL) in found()
    mended(run_jobs)
    assert attempt().status is AttemptStatus.REFUNDED
    agreed(compare())


def test_an_order_that_kinguin_does_not_know(
    certified: FulfillmentAttempt, sandbox: SandboxControl
) -> None:
    sandbox.call("DELETE", f"/orders/{certified.provider_order_id}")
    compare()
    assert found() == [(P, certified.provider_order_id, Remedy.REVIEW)]


def test_an_order_whose_answer_was_lost_is_taken_in(
    certified: FulfillmentAttempt, sandbox: SandboxControl, game: Product, run_jobs: RunJobs
) -> None:
    item = paid_order((game, 1)).items[0]
    lost = FulfillmentAttempt(
        item_id=item.id,
        order_id=item.order_id,
        number=1,
        external_id=f"{item.id.hex}-1",
        status=AttemptStatus.PLACING,
        quantity=1,
        requested_price=item.unit_price,
    )
    db.session.add(lost)
    commit()
    wanted = {"kinguin_id": game.kinguin_id, "external_id": lost.external_id}
    order = sandbox.call("POST", "/orders", wanted)
    compare()
    assert found() == [(B, "balance", Remedy.REVIEW), (P, order["orderId"], Remedy.ADOPT)]
    mended(run_jobs)
    db.session.refresh(lost)
    assert (lost.status, lost.provider_order_id) == (AttemptStatus.COMPLETED, order["orderId"])
    agreed(compare())


@pytest.fixture
def kept_in_part(game: Product, run_jobs: RunJobs, sandbox: SandboxControl) -> FulfillmentAttempt:
    """Four keys were ordered, two came, then Kinguin canceled the order; the two are kept."""
    agreed(compare())
    sandbox.switch(**{"kinguin.fail_next": "partial"})
    order = paid_order((game, 4))
    run_jobs()
    bought = sandbox.kinguin_orders()[0]
    sandbox.call("POST", f"/orders/{bought['orderId']}/cancel")
    run_jobs(ahead=60)
    assert order.items[0].delivered_count == 2
    found_ = attempt()
    assert found_.status is AttemptStatus.CANCELLED
    return found_


def test_keys_that_a_canceled_order_left_have_their_cost(
    kept_in_part: FulfillmentAttempt, sandbox: SandboxControl
) -> None:
    paid = kept_in_part.paid_price
    assert paid is not None
    assert posted_cost(kept_in_part) == Money(paid.amount / 2, "EUR")
    agreed(compare())


def test_a_canceled_order_from_before_that_was_known_is_mended(
    kept_in_part: FulfillmentAttempt, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    kept_in_part.returned = None
    post_attempt(kept_in_part.id)
    commit()
    compare()
    order_id = kept_in_part.provider_order_id
    assert (P, order_id, Remedy.POLL) in found()
    mended(run_jobs)
    agreed(compare())


def test_a_top_up_is_entered_by_its_button(
    certified: FulfillmentAttempt, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    live = float(str(sandbox.call("GET", "/balance")["amount"]))
    sandbox.call("POST", "/balance", {"amount": live + 500})
    compare()
    assert found() == [(B, "balance", Remedy.TOP_UP)]
    mended(run_jobs)
    assert float(balance_of(Account.KINGUIN).amount) == live + 500
    agreed(compare())


def test_money_that_is_missing_there_is_reviewed(
    certified: FulfillmentAttempt, sandbox: SandboxControl
) -> None:
    live = float(str(sandbox.call("GET", "/balance")["amount"]))
    sandbox.call("POST", "/balance", {"amount": live - 1})
    compare()
    assert found() == [(B, "balance", Remedy.REVIEW)]


def test_the_first_look_opens_the_balance_and_only_the_first(
    app: object, sandbox: SandboxControl
) -> None:
    sandbox.call("POST", "/balance", {"amount": 1234.5})
    agreed(compare())
    assert balance_of(Account.KINGUIN).plain() == "1234.50"
    sandbox.call("POST", "/balance", {"amount": 1000})
    compare()
    assert found() == [(B, "balance", Remedy.REVIEW)]
