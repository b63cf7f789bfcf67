"""The six rules: how each finds what it suspects, and how it judges one suspect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bitloot.core.steps import Steps, at_once
from bitloot.reconciliation import (
    keys_once,
    kinguin_balance,
    ledger_balances,
    paid_fulfilled,
    payments_ours,
    purchases_ours,
)
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.models import Rule
from bitloot.reconciliation.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both are work in steps, and raise providers' errors and UndecidedError.

    `says` is what must agree, `counts` what is counted, for people.
    """

    scan: Callable[[Sheet], Steps[None]]
    judge: Callable[[str], Steps[Finding | None]]
    says: str
    counts: str


RULES: Mapping[Rule, Comparison] = {
    Rule.PAYMENTS_OURS: Comparison(
        payments_ours.scan,
        payments_ours.judge,
        "Every finished payment at NOWPayments is one of ours, once, with the same amount.",
        "payments",
    ),
    Rule.PURCHASES_OURS: Comparison(
        purchases_ours.scan,
        purchases_ours.judge,
        "Every Kinguin order belongs to exactly one purchase, at the cost that was posted.",
        "purchases",
    ),
    Rule.KINGUIN_BALANCE: Comparison(
        kinguin_balance.scan,
        kinguin_balance.judge,
        "The books hold what Kinguin says our balance is.",
        "balance",
    ),
    Rule.PAID_FULFILLED: Comparison(
        at_once(paid_fulfilled.scan),
        at_once(paid_fulfilled.judge),
        "Every paid order has its keys, is with staff, or is younger than five minutes.",
        "paid orders",
    ),
    Rule.KEYS_ONCE: Comparison(
        at_once(keys_once.scan),
        at_once(keys_once.judge),
        "Every key was delivered once; no key value was sold twice.",
        "keys",
    ),
    Rule.LEDGER_BALANCES: Comparison(
        ledger_balances.scan,
        ledger_balances.judge,
        "The books sum to zero and follow from the facts.",
        "entries of the books",
    ),
}
