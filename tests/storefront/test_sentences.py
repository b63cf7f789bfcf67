"""What the buyer is told, for every state and what came of what was asked."""

import pytest

from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.states import Coverage, PaymentStatus
from bitloot.refunds.beside import Beside
from bitloot.refunds.states import Purpose, RefundStatus
from bitloot.storefront.sentences import Money, Said, Story, say, say_item

P, C = PaymentStatus, Coverage


def money(status: PaymentStatus, coverage: Coverage, verdict: str | None = None) -> Money:
    return Money(status, coverage, "0.004 BTC", "0.0032 BTC", "BTC", verdict)


def back(
    status: RefundStatus = RefundStatus.REQUESTED,
    *,
    purpose: Purpose = Purpose.OWED,
    has_address: bool = False,
) -> Beside:
    return Beside("0.001 BTC", status, purpose, has_address)


CASES = [
    (Story(OrderStatus.CREATED), False, "Choose a coin"),
    (Story(OrderStatus.WAITING, money(P.WAITING, C.NONE)), False, "Send exactly 0.004 BTC"),
    (Story(OrderStatus.WAITING, money(P.EXPIRED, C.NONE)), False, "has expired and nothing came"),
    (Story(OrderStatus.CONFIRMING, money(P.CONFIRMING, C.EXACT)), True, "seen 0.0032 BTC."),
    (
        Story(OrderStatus.CONFIRMING, money(P.CONFIRMING, C.PARTIAL)),
        True,
        "seen 0.0032 BTC of 0.004 BTC",
    ),
    (Story(OrderStatus.CONFIRMING), True, "seen your payment"),
    (Story(OrderStatus.PAID, keys=1), True, "getting your key;"),
    (Story(OrderStatus.PAID, keys=2), True, "your keys"),
    (Story(OrderStatus.PAID, held=True), True, "A person has to look"),
    (Story(OrderStatus.PAID, late=True), True, "after the order had expired"),
    (
        Story(OrderStatus.PAID, money(P.FINISHED, C.OVER), overpaid=True),
        True,
        "more than the 0.004 BTC asked",
    ),
    (Story(OrderStatus.FULFILLED, keys=1), True, "Your key is ready"),
    (
        Story(OrderStatus.FULFILLED, late=True),
        True,
        "came after the order had expired; we have delivered it all the same. Your key is ready",
    ),
    (Story(OrderStatus.FULFILLED, keys=3), True, "Your keys are ready"),
    (
        Story(OrderStatus.UNDERPAID, money(P.PARTIALLY_PAID, C.PARTIAL)),
        True,
        "received 0.0032 BTC of 0.004 BTC",
    ),
    (
        Story(OrderStatus.REFUNDED, money(P.REFUNDED, C.PARTIAL, "short_refunded")),
        True,
        "has sent it back",
    ),
    (Story(OrderStatus.EXPIRED, money(P.EXPIRED, C.NONE)), True, "Nothing arrived in time"),
    (Story(OrderStatus.EXPIRED, money(P.CONFIRMING, C.EXACT)), True, "Your money is not lost"),
    (Story(OrderStatus.FAILED), True, "failed on its way"),
    (Story(OrderStatus.REFUNDED), True, "was refunded"),
    (Story(OrderStatus.CANCELLED), True, "was cancelled"),
    (Story(OrderStatus.PAID, given_up=1), True, "Your order cannot be delivered."),
    (Story(OrderStatus.PAID, given_up=1, lines=2), True, "A part of your order cannot"),
    (Story(OrderStatus.FULFILLED, beside=back()), True, "and are yours: tell us below"),
    (Story(OrderStatus.FULFILLED, beside=back(has_address=True)), True, "the address you gave"),
    (Story(OrderStatus.FULFILLED, beside=back(RefundStatus.SENT)), True, "on their way back"),
    (Story(OrderStatus.REFUNDED, beside=back(RefundStatus.CONFIRMED)), True, "have gone back"),
    (
        Story(OrderStatus.PAID, given_up=1, beside=back(purpose=Purpose.PRICE)),
        True,
        "Tell us below where to send 0.001 BTC.",
    ),
    (Story(OrderStatus.FULFILLED, kept="0.00001 BTC"), True, "they stay with us"),
    (Story(OrderStatus.EXPIRED, beside=back()), True, "without its price being paid"),
    (
        Story(OrderStatus.WAITING, money(P.FINISHED, C.NONE, "unproven")),
        True,
        "cannot see the amount",
    ),
    (
        Story(OrderStatus.CONFIRMING, money(P.FINISHED, C.PARTIAL, "contradictory")),
        True,
        "not what was asked",
    ),
    (Story(OrderStatus.EXPIRED, money(P.FINISHED, C.EXACT, "wrong_asset")), True, "A person is"),
]


@pytest.mark.parametrize(("story", "may_close", "part"), CASES)
def test_each_state_has_its_sentence(story: Story, may_close: bool, part: str) -> None:  # noqa: FBT001 (a case)
    said = say(story)
    assert part in said.text
    assert said.may_close is may_close


@pytest.mark.parametrize("status", list(OrderStatus))
@pytest.mark.parametrize("coverage", list(Coverage))
def test_no_combination_is_without_words(status: OrderStatus, coverage: Coverage) -> None:
    for payment in [None, *(money(p, coverage) for p in PaymentStatus)]:
        for flags in ({}, {"late": True}, {"overpaid": True}, {"held": True}):
            said: Said = say(Story(status, payment, **flags))
            assert said.text.endswith(".")
            assert "None" not in said.text
            assert "!" not in said.text


@pytest.mark.parametrize("status", list(ItemStatus))
@pytest.mark.parametrize("order", list(OrderStatus))
def test_every_line_has_words(status: ItemStatus, order: OrderStatus) -> None:
    assert say_item(status, order=order, delivered=1, quantity=2).endswith(".")


def test_a_partly_delivered_line_says_how_far_it_is() -> None:
    said = say_item(ItemStatus.PARTLY_DELIVERED, order=OrderStatus.PAID, delivered=1, quantity=2)
    assert said == "1 of 2 keys are ready; the rest is coming."


OTHER_COIN = "We have received 1 LTC, not the BTC that was asked for, "
OTHER_COINS = [
    (
        Story(OrderStatus.WAITING, money(P.WAITING, C.NONE), other_coin="1 LTC"),
        OTHER_COIN
        + "so the order is not paid yet: it still can be, by 0.004 BTC to the address shown. "
        "A person is looking at it; it is not lost.",
    ),
    (
        Story(OrderStatus.WAITING, money(P.WAITING, C.NONE), other_coin="1 LTC", beside=back()),
        OTHER_COIN
        + "so the order is not paid yet: it still can be, by 0.004 BTC to the address shown. "
        "They are yours: tell us below where to send them, or let us keep them.",
    ),
    (
        Story(OrderStatus.EXPIRED, money(P.EXPIRED, C.NONE), other_coin="1 LTC", beside=back()),
        OTHER_COIN + "so the order was not paid and nothing was delivered. "
        "They are yours: tell us below where to send them, or let us keep them.",
    ),
    (
        Story(OrderStatus.EXPIRED, money(P.EXPIRED, C.NONE), other_coin="1 LTC", kept="1 LTC"),
        OTHER_COIN + "so the order was not paid and nothing was delivered. "
        "1 LTC came that were not asked for; they stay with us.",
    ),
]


@pytest.mark.parametrize(("story", "text"), OTHER_COINS)
def test_another_coin_is_said_whole(story: Story, text: str) -> None:
    assert say(story).text == text
    assert "Send exactly" not in text


@pytest.mark.parametrize("status", [OrderStatus.PAID, OrderStatus.FULFILLED])
def test_another_coin_beside_a_paid_order_does_not_take_its_sentence(status: OrderStatus) -> None:
    said = say(Story(status, money(P.FINISHED, C.EXACT), other_coin="1 LTC", beside=back())).text
    assert said.endswith(
        "0.001 BTC have come that were not asked for, and are yours: tell us below where to send "
        "them, or let us keep them."
    )
    assert "not paid" not in said


@pytest.mark.parametrize("status", list(OrderStatus))
def test_the_page_does_not_point_at_itself(status: OrderStatus) -> None:
    for beside in (None, back(), back(purpose=Purpose.PRICE)):
        assert "order page" not in say(Story(status, money(P.WAITING, C.NONE), beside=beside)).text
