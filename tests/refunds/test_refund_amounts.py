"""Never more goes back than came: whatever was paid, however it is asked for."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.standing import standing
from bitloot.payments.states import Coverage
from bitloot.payments.valuing import worth
from bitloot.refunds.amounts import coins_of, left, line_shares, owed_shares, paid_price
from bitloot.refunds.models import Refund
from bitloot.refunds.states import Purpose, RefundStatus

EXTRA = (Outcome.REPEATED, Outcome.SECOND_PAYMENT, Outcome.WRONG_ASSET)
prices = st.lists(st.integers(50, 90_000), min_size=1, max_size=4)
asked_coins = st.decimals("0.000001", "5", places=8)
shares = st.decimals("0.01", "3", places=4)


def order_of(cents: list[int], discount: int) -> Order:
    items = [
        OrderItem(
            id=new_id(),
            position=at,
            quantity=1,
            delivered_count=0,
            unit_price=Money.eur(Decimal(each) / 100),
            total=Money.eur(Decimal(each) / 100),
        )
        for at, each in enumerate(cents, 1)
    ]
    subtotal = sum((item.total for item in items), Money.zero())
    off = Money.eur(min(Decimal(discount) / 100, subtotal.amount / 2))
    return Order(id=new_id(), items=items, subtotal=subtotal, discount=off, total=subtotal - off)


def payment_of(order: Order, asked: Decimal, share: Decimal, verdict: Outcome) -> Payment:
    came = asked * share
    over = Coverage.OVER if came > asked else Coverage.EXACT
    return Payment(
        id=new_id(),
        order_id=order.id,
        price=order.total,
        pay_currency="btc",
        pay_amount=asked,
        actually_paid=came,
        received=worth(came, price=order.total, asked=asked),
        coverage=over,
        verdict=verdict.value,
        kept_at=None,
    )


def bound(payment: Payment, purpose: Purpose, amount: Money, coins: Decimal) -> Refund:
    return Refund(
        id=new_id(),
        payment_id=payment.id,
        purpose=purpose,
        status=RefundStatus.SENT,
        amount=amount,
        coin_amount=coins,
        item_id=None,
    )


@settings(max_examples=150, deadline=None)
@given(
    cents=prices,
    discount=st.integers(0, 500),
    asked=asked_coins,
    over=st.decimals("1", "3", places=4),
    extra=st.lists(st.tuples(shares, st.sampled_from(EXTRA)), max_size=3),
    parts=st.lists(st.decimals("0.001", "1", places=3), min_size=1, max_size=6),
)
def test_never_more_goes_back_than_came(
    cents: list[int],
    discount: int,
    asked: Decimal,
    over: Decimal,
    extra: list[tuple[Decimal, Outcome]],
    parts: list[Decimal],
) -> None:
    order = order_of(cents, discount)
    verdict = Outcome.PAID_OVER if over > 1 else Outcome.PAID
    payments = [payment_of(order, asked, over, verdict)]
    payments += [payment_of(order, asked, share, what) for share, what in extra]
    refunds: list[Refund] = []
    for part in parts:
        rest = left(order, payments, refunds)
        wishes = [(p, Purpose.OWED, rest.owed.get(p.id, Money.zero())) for p in payments]
        wishes.append((payments[0], Purpose.PRICE, rest.price))
        for payment, purpose, most in wishes:
            amount = Money((most.amount * part).quantize(Decimal("1e-8")))
            coins = coins_of(payment, amount, payments, refunds)
            if amount.amount > 0 and coins > 0:
                refunds.append(bound(payment, purpose, amount, coins))
    stands = standing(order.total, payments)
    back = sum((each.amount for each in refunds), Money.zero())
    assert back <= stands.owed + stands.price <= stands.received + Money.eur("0.0000001")
    for payment in payments:
        mine = [each.coin_amount for each in refunds if each.payment_id == payment.id]
        assert sum(mine, Decimal(0)) <= payment.actually_paid


@settings(max_examples=100, deadline=None)
@given(cents=prices, discount=st.integers(0, 9_000), paid=st.integers(1, 90_000))
def test_lines_share_what_was_paid_to_the_last_digit(
    cents: list[int], discount: int, paid: int
) -> None:
    order = order_of(cents, discount)
    whole = Money.eur(Decimal(paid) / 100)
    parts = line_shares(order, whole)
    assert sum(parts.values(), Money.zero()) == whole
    assert all(part >= Money.zero() for part in parts.values())


@settings(max_examples=100, deadline=None)
@given(cents=prices, asked=asked_coins, over=shares, extra=st.lists(shares, max_size=3))
def test_what_is_owed_is_some_payments_money(
    cents: list[int], asked: Decimal, over: Decimal, extra: list[Decimal]
) -> None:
    order = order_of(cents, 0)
    verdict = Outcome.PAID_OVER if over > 1 else Outcome.PAID
    payments = [payment_of(order, asked, over, verdict)]
    payments += [payment_of(order, asked, share, Outcome.REPEATED) for share in extra]
    owed = owed_shares(order.total, payments)
    assert sum(owed.values(), Money.zero()) == standing(order.total, payments).owed


def test_the_excess_comes_back_in_the_very_coins_that_came_beside() -> None:
    order = order_of([1990], 0)
    payment = payment_of(order, Decimal("0.00033817"), Decimal("1.3"), Outcome.PAID_OVER)
    owed = owed_shares(order.total, [payment])[payment.id]
    assert owed.plain() == "5.97"
    excess = payment.actually_paid - Decimal("0.00033817")
    assert coins_of(payment, owed, [payment], []) == excess


def test_what_was_waived_is_not_sent_back() -> None:
    order = order_of([1000], 0)
    payment = payment_of(order, Decimal("0.001"), Decimal("0.7"), Outcome.ACCEPTED)
    assert paid_price(order.total, [payment]).plain() == "7.00"
    assert coins_of(payment, Money.eur(7), [payment], []) == Decimal("0.0007")
