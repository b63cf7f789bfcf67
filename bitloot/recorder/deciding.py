"""How each payment was decided: the facts, the verdict, and the row of the table that gave it."""

from dataclasses import dataclass
from enum import StrEnum

from bitloot.core.money import coin_text
from bitloot.core.types import JsonObject
from bitloot.payments.decisions import ROWS, Outcome, Row, decide
from bitloot.payments.models import Payment
from bitloot.payments.settling import facts_of
from bitloot.recorder.moments import name_of
from bitloot.recorder.reading import Story


@dataclass(frozen=True, slots=True)
class Decided:
    """A payment as it stands. `row` is None for what people decided, or nobody did yet."""

    payment: Payment
    verdict: str
    number: int | None
    row: Row | None

    @property
    def text(self) -> str:
        """Facts, verdict and why, in one sentence."""
        payment = self.payment
        asked = "?" if payment.pay_amount is None else coin_text(payment.pay_amount)
        coin = payment.pay_currency.upper()
        facts = f"{payment.status.value}; {coin_text(payment.actually_paid)} of {asked} {coin}"
        facts += (
            f" ({payment.coverage.value}, {_words(payment.timing)}, {payment.asset.value} asset)"
        )
        worth = f", worth {payment.received}" if payment.received is not None else ""
        kept = ", kept by policy" if payment.kept_at is not None else ""
        return f"{name_of(payment)}: {facts}{worth}{kept}. {self._why()}"

    def _why(self) -> str:
        if self.row is None:
            return f"Verdict {self.verdict}, given by staff."
        said = f"{self.row.arrives}; order {self.row.order}; {self.row.then}"
        return f"Verdict {self.verdict} by row {self.number}: {said}."

    def as_json(self) -> JsonObject:
        """For programs."""
        payment = self.payment
        return {
            "id": str(payment.id),
            "provider_payment_id": payment.provider_payment_id,
            "status": payment.status.value,
            "coverage": payment.coverage.value,
            "timing": payment.timing.value,
            "asset": payment.asset.value,
            "actually_paid": coin_text(payment.actually_paid),
            "pay_currency": payment.pay_currency,
            "verdict": self.verdict,
            "row": self.number,
            "text": self.text,
        }


def _words(state: StrEnum) -> str:
    return state.value.replace("_", " ")


def decided(told: Story) -> list[Decided]:
    """Each payment of the order, oldest first."""
    return [_decided(told, payment) for payment in told.payments]


def row_number(verdict: str, text: str = "") -> int | None:
    """Where in the table the row of this verdict stands; of several the one that `text` quotes."""
    fitting = [at for at, row in enumerate(ROWS, 1) if row.outcome.value == verdict]
    quoted = [at for at in fitting if f": {ROWS[at - 1].arrives}." in text]
    return next(iter([*quoted, *fitting]), None)


def _decided(told: Story, payment: Payment) -> Decided:
    """By the facts of now where they give the stored verdict; they may have moved on since."""
    verdict = payment.verdict or Outcome.NOTHING.value
    now = decide(facts_of(told.order, payment, told.payments))
    if now.outcome.value == verdict:
        return Decided(payment, verdict, ROWS.index(now) + 1, now)
    number = row_number(verdict)
    return Decided(payment, verdict, number, ROWS[number - 1] if number else None)
