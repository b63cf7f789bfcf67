"""What is owed is kept by policy: by somebody, once, and told."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.refunding import ADDRESS, TX_HASH
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.payments.keeping import keep
from bitloot.payments.models import Payment
from bitloot.payments.standing import standing
from bitloot.refunds import cancelling
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE, OPEN, RefundStatus

STAFF = Actor("finance@bitloot.example")


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="10.00")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def payments() -> list[Payment]:
    db.session.rollback()
    return list(db.session.scalars(select(Payment).order_by(Payment.id)))


def reasons() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


@pytest.mark.parametrize(
    ("buttons", "reason"),
    [
        (("pay130",), "overpaid"),
        (("finish", "pay_again"), "repeated_deposit"),
        (("wrong_coin",), "wrong_asset"),
    ],
)
def test_what_is_owed_is_kept_once(
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    buttons: tuple[str, ...],
    reason: str,
) -> None:
    paid = bought.pay_with("btc")
    for button in buttons:
        sandbox.pay(str(paid["provider_payment_id"]), button)
    run_jobs()
    assert reasons() == [reason]
    last = payments()[-1]
    before = standing(Money.eur(10), payments())
    assert before.owed > Money.zero()
    for _ in range(2):
        with transaction():
            cancelling.keep(last.order_id, last.id, STAFF, reason="The buyer does not want it.")
    after = standing(Money.eur(10), payments())
    assert (after.owed, after.forfeited) == (Money.zero(), before.owed)
    assert reasons() == []
    kept = select(AuditEntry).where(AuditEntry.action == "payment.keep")
    entry = db.session.scalars(kept).one()
    assert entry.after == {"kept": f"{before.owed.plain()} EUR"}
    sandbox.pay(str(paid["provider_payment_id"]), "ipn_duplicate")
    run_jobs()
    assert payments()[-1].kept_at is not None
    assert reasons() == []


def test_a_price_is_not_kept_beside_itself(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    sandbox.pay(str(bought.pay_with("btc")["provider_payment_id"]))
    run_jobs()
    (payment,) = payments()
    with pytest.raises(ConflictError), transaction():
        keep(payment.id, STAFF, reason="No reason.")
    assert payments()[0].kept_at is None


@pytest.mark.parametrize("status", sorted(OPEN | GONE))
def test_what_is_promised_or_sent_is_not_kept(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, status: RefundStatus
) -> None:
    """Not by whoever calls this room alone: the refund is called off first, where it still can."""
    sandbox.pay(str(bought.pay_with("btc")["provider_payment_id"]), "pay130")
    run_jobs()
    (payment,) = payments()
    gone = {"address": ADDRESS, "tx_hash": TX_HASH, "sent_at": utcnow()} if status in GONE else {}
    db.session.execute(update(Refund).values(status=status, **gone))
    commit()
    before = standing(Money.eur(10), payments())
    with pytest.raises(ConflictError), transaction():
        keep(payment.id, STAFF, reason="No reason.")
    assert payments()[0].kept_at is None
    assert standing(Money.eur(10), payments()) == before
