"""Above a limit two people see a refund, and two at once never promise more than came."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import func, select
from support.paid import own_product, paid_order
from support.refunding import ADDRESS, OTHER, TX_HASH, money_for, refunds

from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, ProblemError
from bitloot.core.money import Money
from bitloot.core.timeline import SYSTEM
from bitloot.refunds.addressing import Checked
from bitloot.refunds.approving import BUYER, approve
from bitloot.refunds.giving import give
from bitloot.refunds.models import Refund
from bitloot.refunds.requesting import Wish, request_price
from bitloot.refunds.sending import send
from bitloot.refunds.states import RefundStatus

ANNA, BORIS = Actor("anna@bitloot.example"), Actor("boris@bitloot.example")
ITSELF, THE_BUYER = Actor(SYSTEM), Actor(BUYER)
WISH = Wish("cannot be delivered")


def asked(price: str, by: Actor, address_by: Actor) -> Refund:
    order = paid_order((own_product(f"goods-{price}", price=price), 1))
    money_for(order)
    refund = request_price(order.id, None, WISH, by)
    give(refund.id, Checked(ADDRESS, None), address_by)
    commit()
    return refund


CASES = [
    ("50.00", ANNA, ANNA, ANNA, ANNA, None),
    ("50.01", ANNA, THE_BUYER, ANNA, ANNA, "approve"),
    ("50.01", ANNA, THE_BUYER, BORIS, ANNA, None),
    ("50.01", ANNA, THE_BUYER, BORIS, BORIS, None),
    ("50.01", ITSELF, ANNA, ANNA, ANNA, "approve"),
    ("50.01", ITSELF, ANNA, BORIS, BORIS, None),
    ("50.01", ITSELF, THE_BUYER, ANNA, ANNA, "send"),
    ("50.01", ITSELF, THE_BUYER, ANNA, BORIS, None),
]


@pytest.mark.parametrize(("price", "by", "address_by", "approver", "sender", "refused"), CASES)
def test_who_may(
    app: ShopFlask,
    price: str,
    by: Actor,
    address_by: Actor,
    approver: Actor,
    sender: Actor,
    refused: str | None,
) -> None:
    refund = asked(price, by, address_by)
    if refused == "approve":
        with pytest.raises(ConflictError, match="somebody else approves"):
            approve(refund.id, approver, reason="looked at it")
        return
    approve(refund.id, approver, reason="looked at it")
    if refused == "send":
        with pytest.raises(ConflictError, match="somebody else sends"):
            send(refund.id, TX_HASH, sender, reason="hot wallet", address=ADDRESS)
        return
    send(refund.id, TX_HASH, sender, reason="hot wallet", address=ADDRESS)
    assert refund.status is RefundStatus.SENT


def together(app: ShopFlask, acts: list[Callable[[], object]]) -> list[bool]:
    """All at one moment, each in its own transaction; which of them was done."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> bool:
        with app.app_context():
            gate.wait(30)
            try:
                with transaction():
                    act()
            except ProblemError:
                return False
            return True

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_who_ask_at_once_promise_it_once(app: ShopFlask) -> None:
    order = paid_order((own_product(price="30.00"), 2), (own_product("more", price="10.00"), 1))
    money_for(order)
    order_id, line_id = order.id, order.items[0].id
    commit()
    acts = [lambda: request_price(order_id, None, WISH, ANNA)] * 2
    acts += [lambda: request_price(order_id, line_id, WISH, BORIS)] * 2
    together(app, list(acts))
    amounts = [refund.amount for refund in refunds()]
    assert sum(amounts, Money.zero()) <= Money.eur(70)


def test_two_who_approve_at_once_approve_it_once(app: ShopFlask) -> None:
    refund_id = asked("20.00", ANNA, THE_BUYER).id
    acts = [lambda who=who: approve(refund_id, who, reason="looked at it") for who in (ANNA, BORIS)]
    assert together(app, list(acts)) == [True, True]
    assert _audited("refund.approve", refund_id) == 1


def test_two_who_send_at_once_send_it_once(app: ShopFlask) -> None:
    refund_id = asked("20.00", ANNA, THE_BUYER).id
    approve(refund_id, BORIS, reason="looked at it")
    commit()
    hashes = ("ab" * 32, "cd" * 32)
    acts = [
        lambda tx=tx: send(refund_id, tx, BORIS, reason="hot wallet", address=ADDRESS)
        for tx in hashes
    ]
    assert sorted(together(app, list(acts))) == [False, True]
    (refund,) = refunds()
    assert refund.tx_hash in hashes
    assert _audited("refund.send", refund_id) == 1


def test_an_address_that_changes_while_it_is_approved_is_never_sent_to_unseen(
    app: ShopFlask,
) -> None:
    refund_id = asked("20.00", ANNA, THE_BUYER).id
    acts: list[Callable[[], object]] = [
        lambda: approve(refund_id, BORIS, reason="looked at it"),
        lambda: give(refund_id, Checked(OTHER, None), THE_BUYER),
    ]
    together(app, acts)
    (refund,) = refunds()
    if refund.status is RefundStatus.APPROVED:
        with pytest.raises(ConflictError, match="changed to"):
            send(refund_id, TX_HASH, BORIS, reason="hot wallet", address=ADDRESS)
    assert refund.address == OTHER


def _audited(action: str, refund_id: UUID) -> int:
    db.session.rollback()
    query = select(func.count()).where(
        AuditEntry.action == action, AuditEntry.object_id == str(refund_id)
    )
    return db.session.scalar(query) or 0
