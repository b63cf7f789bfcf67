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
    (Story(OrderStatus.FULFILLED, keys=3), True, "Your keys are ready"),
    (
        Story(OrderStatus.UNDERPAID, money(P.PARTIALLY_PAID, C.PARTIAL)),
        True,
        "received 0.0032 BTC of 0.004 BTC",
    ),
    (Story(OrderStatus.EXPIRED, money(P.EXPIRED, C.NONE)), True, "Nothing arrived in time"),
    (Story(OrderStatus.EXPIRED, money(P.CONFIRMING, C.EXACT)), True, "Your money is not lost"),
    (Story(OrderStatus.FAILED), True, "failed on its way"),
    (Story(OrderStatus.REFUNDED), True, "was refunded"),
    (Story(OrderStatus.CANCELLED), True, "was cancelled"),
    (Story(OrderStatus.PAID, given_up=1), True, "Your order cannot be delivered."),
    (Story(OrderStatus.PAID, given_up=1, lines=2), True, "A part of your order cannot"),
    (Story(OrderStatus.FULFILLED, beside=back()), True, "are yours: on your order page"),
    (Story(OrderStatus.FULFILLED, beside=back(has_address=True)), True, "the address you gave"),
    (Story(OrderStatus.FULFILLED, beside=back(RefundStatus.SENT)), True, "on their way back"),
    (Story(OrderStatus.REFUNDED, beside=back(RefundStatus.CONFIRMED)), True, "have gone back"),
    (
        Story(OrderStatus.PAID, given_up=1, beside=back(purpose=Purpose.PRICE)),
        True,
        "tell us where to send 0.001 BTC.",
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
