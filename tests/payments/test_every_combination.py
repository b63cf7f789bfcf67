"""All combinations of facts there are, about half a million, each met by the table."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import product

import pytest

from bitloot.orders.states import OrderStatus
from bitloot.payments.decisions import ROWS, Outcome, decide
from bitloot.payments.effects import ATTENTION
from bitloot.payments.facts import Facts, SettledBy
from bitloot.payments.standing import FORFEITED, OWED, PRICE
from bitloot.payments.states import SEEN, Asset, Coverage, PaymentStatus, Timing

S, C, V = PaymentStatus, Coverage, Outcome
FULFILLING = frozenset({V.PAID, V.PAID_OVER, V.PAID_LATE})
ARRIVED = frozenset({S.FINISHED, S.PARTIALLY_PAID, S.CANCELLED})
HEARD = PRICE | FORFEITED | set(ATTENTION)
FLAGS = tuple(field.name for field in fields(Facts) if field.type is bool)
VALUES = {
    "coverage": Coverage,
    "order": OrderStatus,
    "timing": Timing,
    "asset": Asset,
    "settled_by": SettledBy,
}
RENAMED = {(V.PAID_LATE, V.PAID), (V.PAID_LATE, V.PAID_OVER)}


def every(status: PaymentStatus) -> Iterator[Facts]:
    """Nothing that has not come exactly is tolerated as if it had."""
    names = (*VALUES, *FLAGS)
    values = [*(tuple(each) for each in VALUES.values()), *((False, True) for _ in FLAGS)]
    for combination in product(*values):
        given = dict(zip(names, combination, strict=True))
        if not given["tolerated"] or given["coverage"] is C.EXACT:
            yield Facts(status=status, **given)


def fulfilled_with_proof_only(facts: Facts, outcome: Outcome) -> bool:
    if outcome not in FULFILLING:
        return True
    return (
        facts.status in ARRIVED
        and facts.coverage in {C.EXACT, C.OVER}
        and facts.asset is Asset.EXPECTED
        and facts.settled_by is not SettledBy.OTHER
        and not facts.repeated
        and not facts.denied
    )


def a_denied_finish_is_a_question(facts: Facts, outcome: Outcome) -> bool:
    return facts.denied is (outcome is V.IPN_DISAGREES)


def money_that_came_is_heard(facts: Facts, outcome: Outcome) -> bool:
    """The price, forfeited, or a question, unless it waits for another payment's end."""
    if facts.status not in ARRIVED or facts.coverage is C.NONE or facts.denied or outcome in HEARD:
        return True
    return outcome is V.NOTHING and (facts.repeated or facts.money_under_way)


def only_money_that_came_is_counted(facts: Facts, outcome: Outcome) -> bool:
    if outcome not in PRICE | FORFEITED | OWED:
        return True
    return facts.status in ARRIVED and (facts.coverage is not C.NONE or facts.asset is Asset.WRONG)


def money_on_its_way_extends_the_hold_at_most(facts: Facts, outcome: Outcome) -> bool:
    return facts.status not in SEEN or outcome in {V.SEEN, V.NOTHING} or facts.denied


def a_wrong_asset_is_never_the_price(facts: Facts, outcome: Outcome) -> bool:
    allowed = {V.IPN_DISAGREES, V.EXTRA_REFUNDED, V.WRONG_ASSET, V.NOTHING}
    return facts.asset is Asset.EXPECTED or outcome in allowed


def more_is_never_worse(facts: Facts, outcome: Outcome) -> bool:
    """What is the price stays the price when more of it had come."""
    if outcome not in FULFILLING or facts.coverage is C.OVER or facts.status is not S.FINISHED:
        return True
    return decide(replace(facts, coverage=C.OVER, tolerated=False)).outcome in FULFILLING


def lateness_renames_and_nothing_else(facts: Facts, outcome: Outcome) -> bool:
    if facts.timing is Timing.IN_TIME:
        return True
    in_time = decide(replace(facts, timing=Timing.IN_TIME)).outcome
    return outcome is in_time or (outcome, in_time) in RENAMED


INVARIANTS: tuple[Callable[[Facts, Outcome], bool], ...] = (
    fulfilled_with_proof_only,
    a_denied_finish_is_a_question,
    money_that_came_is_heard,
    only_money_that_came_is_counted,
    money_on_its_way_extends_the_hold_at_most,
    a_wrong_asset_is_never_the_price,
    more_is_never_worse,
    lateness_renames_and_nothing_else,
)


@pytest.mark.parametrize("status", S)
def test_every_combination(status: PaymentStatus) -> None:
    seen = 0
    for facts in every(status):
        outcome = decide(facts).outcome
        broken = [each.__name__ for each in INVARIANTS if not each(facts, outcome)]
        assert not broken, f"{facts} is {outcome}"
        seen += 1
    assert seen == 5 * 10 * 2 * 2 * 3 * 2**8


def test_one_row_decides_and_each_row_has_something_to_decide() -> None:
    """The first that fits is the one that decides; none stands where nothing can reach it."""
    reached = {
        next(number for number, row in enumerate(ROWS) if row.fits(facts))
        for status in S
        for at, facts in enumerate(every(status))
        if at % 7 == 0
    }
    assert reached == set(range(len(ROWS)))
