"""Unknown is not failed: whatever was answered, one order is made and its key delivered."""

import pytest
from sqlalchemy import select
from support.opening import opened
from support.sandbox import SandboxControl
from support.working import Work

from bitloot.core.db import db
from bitloot.core.http.errors import ProviderUnknownError
from bitloot.core.timeline import TimelineEntry
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.orders.states import OrderStatus
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.orders import Wish


def check_bought_once(item: OrderItem, sandbox: SandboxControl) -> FulfillmentAttempt:
    assert item.order.status is OrderStatus.FULFILLED
    assert len(sandbox.kinguin_orders()) == 1
    assert [key.decode() for key in opened(item.id)] == sandbox.issued_keys()
    return db.session.scalars(select(FulfillmentAttempt)).one()


@pytest.mark.parametrize("fate", ["500_after", "drop_after", "timeout_after"])
def test_an_order_that_was_made_unseen_is_adopted_at_once(
    fate: str, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": fate, "kinguin.hang_s": 3})
    assert work(line.id) == []
    check_bought_once(line, sandbox)
    told = db.session.scalars(select(TimelineEntry.text)).all()
    assert any("No clear answer to ordering" in entry for entry in told)


def test_an_order_that_was_not_made_is_asked_for_again_under_the_same_id(
    line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "500_before"})
    assert work(line.id) == ["it is not known yet whether it was ordered"]
    attempt = check_bought_once(line, sandbox)
    assert attempt.number == 1


@pytest.mark.parametrize("blind_searches", [1, 2, 3, 4])
@pytest.mark.parametrize("answer", ["refuse", "conflict"])
def test_an_order_that_the_search_does_not_show_yet_is_not_bought_again(
    answer: str,
    blind_searches: int,
    line: OrderItem,
    sandbox: SandboxControl,
    work: Work,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The lost request is still on its way; asked again, the duplicate is refused and looked up."""
    client = type(get_kinguin())
    search, blind = client.find_by_external_id, iter([True] * blind_searches)
    monkeypatch.setattr(
        client,
        "find_by_external_id",
        lambda self, ref: None if next(blind, False) else search(self, ref),
    )
    sandbox.switch(**{"kinguin.fail_next": "500_after", "kinguin.duplicate_external_id": answer})
    work(line.id)
    check_bought_once(line, sandbox)


def test_an_order_placed_before_the_crash_is_found_by_its_reference(
    line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    """Another process bought it under our reference and died before it could say so."""
    price = line.unit_cost
    assert price is not None
    wish = Wish(line.kinguin_product_id or "", 1, price)
    get_kinguin().place_order([wish], f"{line.id.hex}-1")
    work(line.id)
    check_bought_once(line, sandbox)


@pytest.mark.parametrize("switch", ["kinguin.rate_limited"])
def test_a_provider_that_is_away_changes_nothing(
    switch: str, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{switch: True})
    with pytest.raises(Exception, match="rate limited"):
        work(line.id)
    assert db.session.scalars(select(FulfillmentAttempt)).all() == []
    sandbox.switch(**{switch: False})
    work(line.id)
    check_bought_once(line, sandbox)


def test_away_in_the_moment_of_ordering_it_is_asked_for_again_without_waiting(
    line: OrderItem, work: Work, sandbox: SandboxControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = type(get_kinguin())
    order = client.place_order
    turned_away = iter([True])

    def place(self: object, wishes: list[Wish], ref: str) -> object:
        if next(turned_away, False):
            sandbox.switch(**{"kinguin.rate_limited": True})
        return order(self, wishes, ref)

    monkeypatch.setattr(client, "place_order", place)
    with pytest.raises(Exception, match="rate limited"):
        work(line.id)
    sandbox.switch(**{"kinguin.rate_limited": False})
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert (attempt.status, attempt.placing_since) == (AttemptStatus.PLACING, None)
    assert work(line.id) == []
    check_bought_once(line, sandbox)


def test_nonsense_for_an_answer_is_unknown_too(
    line: OrderItem, work: Work, sandbox: SandboxControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = type(get_kinguin())
    order = client.place_order

    def place(self: object, wishes: list[Wish], ref: str) -> object:
        order(self, wishes, ref)
        raise ProviderUnknownError("kinguin", "place_order: orderId is not text")

    monkeypatch.setattr(client, "place_order", place)
    work(line.id)
    check_bought_once(line, sandbox)
