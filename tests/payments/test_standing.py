"""Where an order's money went, by the verdicts on its payments. Pure."""

from dataclasses import astuple
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.standing import Standing, owed_of, standing
from bitloot.payments.states import Coverage

V, C = Outcome, Coverage
TOTAL = Money.eur(10)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def paid(
    verdict: Outcome,
    euros: str | None,
    coverage: Coverage = C.EXACT,
    *,
    kept: bool = False,
    repeats: str | None = None,
    name: str = "first",
) -> Payment:
    return Payment(
        id=new_id(), verdict=verdict, coverage=coverage, provider_payment_id=name,
        parent_payment_id=repeats, received=None if euros is None else Money.eur(euros),
        kept_at=NOW if kept else None,
    )  # fmt: skip


def again(verdict: Outcome, euros: str, *, kept: bool = False) -> Payment:
    return paid(verdict, euros, name="again", repeats="first", kept=kept)


STORIES: dict[str, tuple[list[Payment], dict[str, str]]] = {
    "nothing": ([paid(V.NOTHING, "0", C.NONE)], {}),
    "waits for another": ([paid(V.NOTHING, "7", C.PARTIAL)], {}),
    "exact": ([paid(V.PAID, "10")], {"received": "10", "price": "10"}),
    "late": ([paid(V.PAID_LATE, "10")], {"received": "10", "price": "10"}),
    "tolerated, less": (
        [paid(V.PAID, "9.95")],
        {"received": "9.95", "price": "10", "tolerated": "0.05"},
    ),
    "tolerated, more": (
        [paid(V.PAID, "10.05")],
        {"received": "10.05", "price": "10", "tolerated": "-0.05"},
    ),
    "over": (
        [paid(V.PAID_OVER, "13", C.OVER)],
        {"received": "13", "price": "10", "owed": "3"},
    ),
    "late and over": (
        [paid(V.PAID_LATE, "13", C.OVER)],
        {"received": "13", "price": "10", "owed": "3"},
    ),
    "over, kept": (
        [paid(V.PAID_OVER, "13", C.OVER, kept=True)],
        {"received": "13", "price": "10", "forfeited": "3"},
    ),
    "under": ([paid(V.UNDERPAID, "7", C.PARTIAL)], {"received": "7", "forfeited": "7"}),
    "accepted for less": (
        [paid(V.ACCEPTED, "7", C.PARTIAL)],
        {"received": "7", "price": "10", "waived": "3"},
    ),
    "accepted, more than the price": (
        [paid(V.ACCEPTED, "12", C.OVER)],
        {"received": "12", "price": "10", "owed": "2"},
    ),
    "wrong coin, not valued yet": ([paid(V.WRONG_ASSET, None)], {}),
    "wrong coin": ([paid(V.WRONG_ASSET, "9")], {"received": "9", "owed": "9"}),
    "wrong coin, accepted before it was valued": (
        [paid(V.ACCEPTED, None)],
        {"price": "10", "waived": "10"},
    ),
    "two payments": (
        [paid(V.PAID, "10"), paid(V.SECOND_PAYMENT, "10", name="second")],
        {"received": "20", "price": "10", "owed": "10"},
    ),
    "repeated": (
        [paid(V.PAID, "10"), again(V.REPEATED, "4")],
        {"received": "14", "price": "10", "owed": "4"},
    ),
    "repeated, kept": (
        [paid(V.PAID, "10"), again(V.REPEATED, "4", kept=True)],
        {"received": "14", "price": "10", "forfeited": "4"},
    ),
    "in two parts, still too little": (
        [paid(V.UNDERPAID, "7", C.PARTIAL), again(V.REPEATED_SHORT, "1")],
        {"received": "8", "forfeited": "8"},
    ),
    "in two parts, not accepted yet": (
        [paid(V.UNDERPAID, "7", C.PARTIAL), again(V.REPEATED_COVERS, "3")],
        {"received": "10", "forfeited": "7", "owed": "3"},
    ),
    "in two parts, accepted": (
        [paid(V.UNDERPAID, "7", C.PARTIAL), again(V.ACCEPTED, "3")],
        {"received": "10", "price": "10"},
    ),
    "in two parts, the first contradictory": (
        [paid(V.CONTRADICTORY, "7", C.PARTIAL), again(V.ACCEPTED, "4")],
        {"received": "11", "price": "10", "owed": "1"},
    ),
    "in two parts, the first sent back before delivery": (
        [paid(V.REFUNDED, "7", C.PARTIAL), again(V.ACCEPTED, "3")],
        {"received": "3", "owed": "3"},
    ),
    "in two parts, the first taken back after delivery": (
        [paid(V.DISPUTE, "7", C.PARTIAL), again(V.ACCEPTED, "3")],
        {"received": "3", "price": "10", "lost": "7"},
    ),
    "refunded": ([paid(V.REFUNDED, "10")], {}),
    "what was owed went back": (
        [paid(V.PAID, "10"), paid(V.EXTRA_REFUNDED, "10", name="second")],
        {"received": "10", "price": "10"},
    ),
    "taken back after delivery": ([paid(V.DISPUTE, "10")], {"price": "10", "lost": "10"}),
    "failed": ([paid(V.FAILED, "10")], {}),
    "unproven": ([paid(V.UNPROVEN, "0", C.NONE)], {}),
}  # fmt: skip


def adds_up(found: Standing) -> bool:
    came = found.received + found.tolerated + found.waived + found.lost
    return came == found.price + found.forfeited + found.owed


@pytest.mark.parametrize("story", sorted(STORIES))
def test_every_story(story: str) -> None:
    payments, expected = STORIES[story]
    names = ("received", "price", "forfeited", "owed", "tolerated", "waived", "lost")
    amounts = [Money.eur(expected.get(name, "0")) for name in names]
    found = standing(TOTAL, payments)
    assert astuple(found) == astuple(Standing(*amounts))
    assert adds_up(found)
    assert standing(TOTAL, payments[::-1]) == found


@pytest.mark.parametrize("story", sorted(STORIES))
def test_what_is_owed_is_owed_of_one_of_its_payments(story: str) -> None:
    payments, expected = STORIES[story]
    owed = [owed_of(TOTAL, payments, payment) for payment in payments]
    assert sum(owed, Money.zero()) == Money.eur(expected.get("owed", "0"))


ANY_PAYMENT = st.builds(
    paid,
    st.sampled_from(Outcome),
    st.none() | st.decimals(0, 1000, places=8).map(str),
    st.sampled_from(Coverage),
    kept=st.booleans(),
    repeats=st.sampled_from([None, "first"]),
    name=st.sampled_from(["first", "second", "third"]),
)


@given(st.lists(ANY_PAYMENT, max_size=5), st.decimals(0, 1000, places=2))
def test_nothing_is_lost_and_nothing_is_counted_twice(payments: list[Payment], total: str) -> None:
    found = standing(Money.eur(total), payments)
    assert adds_up(found)
    assert found == standing(Money.eur(total), payments[::-1])
    nothing = Money.zero()
    assert min(found.received, found.forfeited, found.owed, found.waived, found.lost) >= nothing
    came = sum((p.received for p in payments if p.received), nothing)
    assert found.received <= came
    assert found.owed <= came
