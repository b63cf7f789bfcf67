"""Whatever is changed in a row or an object: nothing of the line is handed out, and staff know."""

import os
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.opening import envelope
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.core.attention import AttentionItem
from bitloot.core.broken import BROKEN
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import digest_of, unseal
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.tokens import TokenType, sign
from bitloot.delivery.models import Reveal
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order
from bitloot.providers.objects import get_objects

Change = Callable[[Delivery, Delivery], None]


@pytest.fixture
def two(app: ShopFlask, run_jobs: RunJobs) -> tuple[Order, Order]:
    """Two orders of two keys each."""
    product = own_product()
    fill(product, "KEY-ONE", "KEY-TWO", "KEY-THREE", "KEY-FOUR")
    orders = paid_order((product, 2)), paid_order((product, 2))
    run_jobs()
    return orders


def of(order: Order) -> list[Delivery]:
    query = select(Delivery).where(Delivery.order_id == order.id).order_by(Delivery.position)
    return list(db.session.scalars(query))


def swap(*columns: str) -> Change:
    """Each row takes these columns of the other."""

    def change(one: Delivery, other: Delivery) -> None:
        for column in columns:
            setattr(one, column, getattr(other, column))

    return change


def swap_with_object(*columns: str) -> Change:
    """And its object is the other's as well."""

    def change(one: Delivery, other: Delivery) -> None:
        sealed = get_objects().get(other.object_key)
        assert sealed is not None
        get_objects().put(one.object_key, sealed)
        swap(*columns)(one, other)

    return change


def swap_objects(one: Delivery, other: Delivery) -> None:
    sealed = [get_objects().get(each.object_key) for each in (other, one)]
    for each, body in zip((one, other), sealed, strict=True):
        assert body is not None
        get_objects().put(each.object_key, body)


def damage_object(one: Delivery, _: Delivery) -> None:
    sealed = get_objects().get(one.object_key)
    assert sealed is not None
    get_objects().put(one.object_key, bytes([sealed[0] ^ 1]) + sealed[1:])


def cut_object(one: Delivery, _: Delivery) -> None:
    sealed = get_objects().get(one.object_key)
    assert sealed is not None
    get_objects().put(one.object_key, sealed[:-1])


def forge_object(one: Delivery, _: Delivery) -> None:
    """With a digest that fits what was put there."""
    forged = os.urandom(40)
    get_objects().put(one.object_key, forged)
    one.digest = digest_of(forged)


def older_version(one: Delivery, _: Delivery) -> None:
    one.digest = None


def newer_version(one: Delivery, _: Delivery) -> None:
    one.aad = one.aad.replace(b"-v1|", b"-v2|")


def remove_object(one: Delivery, _: Delivery) -> None:
    get_objects().delete(one.object_key)


def set_iv(one: Delivery, _: Delivery) -> None:
    one.iv = os.urandom(12)


def unknown_master(one: Delivery, _: Delivery) -> None:
    one.key_id = "t0"


CHANGES: dict[str, Change] = {
    "objects change places": swap_objects,
    "a bit of the object": damage_object,
    "the object cut short": cut_object,
    "the object gone": remove_object,
    "an object with its own digest": forge_object,
    "a row without its digest": older_version,
    "a binding of another version": newer_version,
    "another iv": set_iv,
    "a master key that is not there": unknown_master,
    "another's wrapped key": swap("wrapped_key"),
    "another's iv": swap("iv"),
    "another's binding": swap("aad"),
    "another's digest": swap("digest"),
    "another's object and digest": swap_with_object("digest"),
    "a whole other envelope": swap_with_object("iv", "aad", "digest", "wrapped_key"),
}


@pytest.mark.parametrize("other_order", [False, True], ids=["own line", "another's order"])
@pytest.mark.parametrize("how", CHANGES)
def test_it_is_refused_reported_and_no_key_is_given(
    how: str, client: FlaskClient, two: tuple[Order, Order], *, other_order: bool
) -> None:
    order = two[0]
    one = of(order)[0]
    CHANGES[how](one, of(two[1])[0] if other_order else of(order)[1])
    commit()
    answer = client.post(
        f"/api/v1/orders/{order.id}/items/{order.items[0].id}/reveal",
        headers={"X-Order-Session": sign(TokenType.ORDER_SESSION, order.id, minutes=5)},
    )
    assert answer.status_code == 409
    assert answer.json["type"] == "urn:bitloot:problem:sealed-broken"
    assert "deliveries" not in answer.json
    assert "key" not in answer.json
    assert db.session.scalar(select(func.count()).select_from(Reveal)) == 0
    raised = db.session.scalars(select(AttentionItem)).all()
    assert one.id in {item.subject_id for item in raised}
    assert {item.reason for item in raised} == {BROKEN}


@pytest.mark.parametrize(
    "how", sorted(set(CHANGES) - {"a whole other envelope", "the object gone"})
)
def test_it_does_not_open_for_whoever_has_the_master_keys(
    how: str, two: tuple[Order, Order]
) -> None:
    """A whole envelope in another's place does open: that is what the binding is compared for."""
    one, other = of(two[0])
    CHANGES[how](one, other)
    with pytest.raises(SealBrokenError):
        unseal(get_key_ring(), envelope(one))
