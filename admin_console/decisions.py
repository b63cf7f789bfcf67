"""The decision table, and a simulator: choose what happens, see the row that decides it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from flask import request
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.base import ConsoleView
from admin_console.formats import word
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.money import Money, coin_text
from bitloot.orders.states import OrderStatus
from bitloot.payments.decisions import ROWS
from bitloot.payments.facts import Facts, SettledBy
from bitloot.payments.models import Payment
from bitloot.payments.simulating import Foreseen, Situation, simulate
from bitloot.payments.states import Asset, PaymentStatus, Timing
from bitloot.providers.nowpayments import reading

E = TypeVar("E", bound=StrEnum)

CHOICES: Sequence[tuple[str, str, type[StrEnum]]] = (
    ("status", "NOWPayments says", PaymentStatus),
    ("order", "The order is", OrderStatus),
    ("timing", "It came", Timing),
    ("asset", "The coin is", Asset),
    ("settled_by", "The order was paid by", SettledBy),
)
AMOUNTS: Sequence[tuple[str, str]] = (
    ("price", "Price, EUR"),
    ("asked", "Asked, BTC"),
    ("paid", "Came, BTC"),
    ("tolerance", "Tolerance, %"),
)
FLAGS: Sequence[tuple[str, str]] = (
    ("repeated", "A further deposit to the same address"),
    ("sum_covers", "All deposits together cover the price"),
    ("first_contradicts", "The first deposit waits for a human"),
    ("money_under_way", "Another payment is being confirmed"),
    ("still_payable", "Another payment may still be paid"),
    ("revealed", "A key has been revealed"),
    ("denied", "A signed IPN says finished, the record does not"),
)
WORDS = {
    "this": "this payment",
    "other": "another payment",
    "nobody": "nobody yet",
    "expected": "the one asked for",
    "wrong": "another one",
}
_LARGEST = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Choice:
    """One question of the form with its answers; `value` is the present one."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    value: str


class DecisionPages(ConsoleView):
    """Mixed into the view of payments."""

    @expose("/decisions")
    def decisions(self) -> ResponseReturnValue:
        """The table; with a situation in the address, the row that fits is marked."""
        situation, problem = _asked()
        foreseen = simulate(situation)
        return self.page(
            "console/decisions.html",
            rows=ROWS,
            foreseen=foreseen,
            money=_money(foreseen),
            problem=problem,
            choices=_choices(situation),
            amounts=[(name, label, _typed(situation, name)) for name, label in AMOUNTS],
            flags=[(name, label, bool(getattr(situation, name))) for name, label in FLAGS],
        )


def address_of(path: str, payment: Payment, facts: Facts) -> str:
    """The simulator with a payment as it is."""
    values = {
        "status": facts.status.value,
        "order": facts.order.value,
        "timing": facts.timing.value,
        "asset": facts.asset.value,
        "settled_by": facts.settled_by.value,
        "price": payment.price.plain(),
        "asked": coin_text(payment.pay_amount) if payment.pay_amount else "",
        "paid": coin_text(payment.actually_paid),
    }
    flags = {name: "1" for name, _ in FLAGS if getattr(facts, name)}
    return f"{path}?{urlencode({**values, **flags})}"


def _asked() -> tuple[Situation, InvalidError | None]:
    """The situation in the address; the usual one, and what is wrong, where it cannot be read."""
    plain = Situation()
    try:
        return _read(plain), None
    except InvalidError as error:
        return plain, error


def _read(plain: Situation) -> Situation:
    return Situation(
        price=Money.eur(_amount("price", plain.price.amount)).rounded(),
        asked=_amount("asked", plain.asked),
        paid=_amount("paid", plain.paid),
        tolerance=_amount("tolerance", plain.tolerance),
        status=_one_of("status", PaymentStatus, plain.status),
        order=_one_of("order", OrderStatus, plain.order),
        timing=_one_of("timing", Timing, plain.timing),
        asset=_one_of("asset", Asset, plain.asset),
        settled_by=_one_of("settled_by", SettledBy, plain.settled_by),
        repeated="repeated" in request.args,
        sum_covers="sum_covers" in request.args,
        money_under_way="money_under_way" in request.args,
        still_payable="still_payable" in request.args,
        first_contradicts="first_contradicts" in request.args,
        revealed="revealed" in request.args,
        denied="denied" in request.args,
    )


def _amount(name: str, usual: Decimal) -> Decimal:
    typed = request.args.get(name, "").strip()
    if not typed:
        return usual
    try:
        found = reading.amount(typed)
    except ValueError:
        found = None
    if found is None or found > _LARGEST:
        raise invalid(name, f"“{typed[:40]}” is not an amount up to a million.")
    return found


def _one_of(name: str, states: type[E], usual: E) -> E:
    given = request.args.get(name)
    if not given:
        return usual
    try:
        return states(given)
    except ValueError:
        raise invalid(name, f"There is no {name} “{given[:40]}”.") from None


def _choices(situation: Situation) -> list[Choice]:
    return [
        Choice(
            name,
            label,
            [(each.value, WORDS.get(each.value, word(each))) for each in states],
            getattr(situation, name).value,
        )
        for name, label, states in CHOICES
    ]


def _typed(situation: Situation, name: str) -> str:
    value = getattr(situation, name)
    return value.plain() if isinstance(value, Money) else coin_text(value)


def _money(foreseen: Foreseen) -> list[tuple[str, Money]]:
    """What the books would say of it, without what is nothing."""
    if foreseen.standing is None:
        return []
    found = [
        (each.name, getattr(foreseen.standing, each.name)) for each in fields(foreseen.standing)
    ]
    return [(word(name), amount) for name, amount in found if amount.amount]
