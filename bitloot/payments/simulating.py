"""What the table would say of a payment, so that nobody has to try it out. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from bitloot.core.money import Money, coin_text
from bitloot.orders.states import OrderStatus
from bitloot.payments.decisions import ROWS, Outcome, Row, decide
from bitloot.payments.effects import attention_of
from bitloot.payments.facts import Facts, SettledBy, grade
from bitloot.payments.models import Payment
from bitloot.payments.standing import Standing, standing
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing
from bitloot.payments.valuing import worth

COIN = "BTC"


@dataclass(frozen=True, slots=True)
class Situation:
    """A payment of an order of `price`; amounts in a coin. The rest as in `Facts`."""

    price: Money = Money.eur(50)  # noqa: RUF009 (immutable)
    asked: Decimal = Decimal("0.004")
    paid: Decimal = Decimal("0.004")
    tolerance: Decimal = Decimal(0)
    status: PaymentStatus = PaymentStatus.FINISHED
    order: OrderStatus = OrderStatus.CONFIRMING
    timing: Timing = Timing.IN_TIME
    asset: Asset = Asset.EXPECTED
    settled_by: SettledBy = SettledBy.NOBODY
    repeated: bool = False
    sum_covers: bool = False
    money_under_way: bool = False
    still_payable: bool = False
    first_contradicts: bool = False
    revealed: bool = False
    denied: bool = False

    def facts(self) -> Facts:
        """As the table sees them."""
        coverage = grade(self.paid, self.asked, self.tolerance)
        return Facts(
            status=self.status,
            coverage=coverage,
            order=self.order,
            timing=self.timing,
            asset=self.asset,
            tolerated=coverage is Coverage.EXACT and self.paid < self.asked,
            repeated=self.repeated,
            sum_covers=self.sum_covers,
            settled_by=self.settled_by,
            money_under_way=self.money_under_way,
            still_payable=self.still_payable,
            first_contradicts=self.first_contradicts,
            revealed=self.revealed,
            denied=self.denied,
        )


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`number` counts rows from 1. `standing` is of this payment alone, None where it is not said.

    `question` is what staff would be asked, empty where nobody is.
    """

    facts: Facts
    number: int
    row: Row
    question: str
    standing: Standing | None


def simulate(situation: Situation) -> Foreseen:
    """Decide it."""
    facts = situation.facts()
    row = decide(facts)
    return Foreseen(
        facts, ROWS.index(row) + 1, row, _question(situation, facts, row), _money(situation, row)
    )


def _question(situation: Situation, facts: Facts, row: Row) -> str:
    if row.outcome is Outcome.IPN_DISAGREES:
        return "A signed IPN says finished, NOWPayments' own record does not. Nothing is delivered."
    asked = attention_of(row.outcome, facts.coverage)
    if asked is None:
        return ""
    coin = COIN if situation.asset is Asset.EXPECTED else "of another coin"
    return asked.summary.format(
        number="The order",
        paid=f"{coin_text(situation.paid)} {coin}",
        asked=f"{coin_text(situation.asked)} {COIN}",
        status=situation.status.value,
    )


def _money(situation: Situation, row: Row) -> Standing | None:
    """A first deposit that this one completes, or a payment that settled before, is not counted."""
    if situation.asset is Asset.WRONG or row.outcome is Outcome.IPN_DISAGREES:
        return None
    facts = situation.facts()
    payment = Payment(
        verdict=row.outcome,
        coverage=facts.coverage,
        received=worth(situation.paid, price=situation.price, asked=situation.asked),
    )
    return standing(situation.price, [payment])
