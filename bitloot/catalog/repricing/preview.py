"""What a set of rules would change, before it changes anything."""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from bitloot.catalog.price_rules import RuleBook
from bitloot.catalog.pricing import Explained, Refusal
from bitloot.catalog.repricing.candidates import Candidate, Outcome, everything, outcomes
from bitloot.catalog.repricing.wording import refusal_sentence
from bitloot.core.money import Money

BIGGEST = 20
NAMED = 20
Coming = Sequence[tuple[datetime, RuleBook]]
"""The moments at which rules begin or end, and what is in force from then on."""
MARGINS = (0, 5, 10, 15, 20, 25, 30, 40, 50)
"""Upper ends of the classes of the histogram, in percent of the price; the last is open."""


@dataclass(frozen=True, slots=True)
class Change:
    """One product: what it costs the customer before and after."""

    product_id: UUID
    title: str
    cost: Money
    before: Money
    after: Money

    @property
    def percent(self) -> Decimal:
        """By how much, in percent of the price before."""
        return (self.after.amount / self.before.amount - 1) * 100


@dataclass(frozen=True, slots=True)
class Offender:
    """A product that the rules would price wrongly, and in which way."""

    product_id: UUID
    title: str
    reason: Refusal
    sentence: str


@dataclass(slots=True)
class Preview:
    """Counts, the classes of margins before and after, and the products worth a look."""

    raised: int = 0
    lowered: int = 0
    unchanged: int = 0
    refused: int = 0
    refused_later: int = 0
    margins_before: list[int] = field(default_factory=lambda: [0] * (len(MARGINS) + 1))
    margins_after: list[int] = field(default_factory=lambda: [0] * (len(MARGINS) + 1))
    offenders: list[Offender] = field(default_factory=list)
    _biggest: list[tuple[Decimal, int, Change]] = field(default_factory=list, repr=False)
    _numbered: int = field(default=0, repr=False)

    @property
    def seen(self) -> int:
        """Products that rules may price."""
        return self.raised + self.lowered + self.unchanged + self.refused

    @property
    def wrong(self) -> int:
        """Products that the rules would price wrongly, now or when one of them begins or ends."""
        return self.refused + self.refused_later

    @property
    def changed(self) -> int:
        """Prices that would move."""
        return self.raised + self.lowered

    @property
    def biggest(self) -> list[Change]:
        """The largest changes by percent, first."""
        return [change for _, _, change in sorted(self._biggest, reverse=True)]

    def remember(self, change: Change) -> None:
        """Keep it if it is among the biggest; the number breaks ties, changes have no order."""
        self._numbered += 1
        entry = (abs(change.percent), self._numbered, change)
        if len(self._biggest) < BIGGEST:
            heapq.heappush(self._biggest, entry)
        elif entry[0] > self._biggest[0][0]:
            heapq.heapreplace(self._biggest, entry)

    def add(self, outcome: Outcome) -> None:
        """Count one product."""
        product, explained = outcome
        before, after = product.price, explained.price
        self.margins_before[_margin(product.cost, before)] += 1
        if explained.refusal is not None:
            self.refused += 1
            self.margins_after[_margin(product.cost, before)] += 1
            self._name(offender(product, explained, explained.refusal))
            return
        self.margins_after[_margin(product.cost, after)] += 1
        if after == before:
            self.unchanged += 1
            return
        if after > before:
            self.raised += 1
        else:
            self.lowered += 1
        self.remember(Change(product.id, product.title, product.cost, before, after))

    def look(self, batch: list[Candidate], book: RuleBook, coming: Coming = ()) -> None:
        """Price a batch by the rules as they are; what these price right, by those to come too."""
        right: list[Candidate] = []
        for product, explained in outcomes(batch, book):
            self.add((product, explained))
            if explained.refusal is None:
                right.append(product)
        for at, then in coming:
            priced = outcomes(right, then)
            right = [each for each, explained in priced if not self._wrong(each, explained, at)]

    def _wrong(self, product: Candidate, explained: Explained, at: datetime) -> bool:
        if explained.refusal is None:
            return False
        self.refused_later += 1
        named = offender(product, explained, explained.refusal)
        sentence = f"From {at:%Y-%m-%d %H:%M} UTC on, {named.sentence}"
        self._name(replace(named, sentence=sentence))
        return True

    def _name(self, wrong: Offender) -> None:
        if len(self.offenders) < NAMED:
            self.offenders.append(wrong)


def offender(product: Candidate, explained: Explained, reason: Refusal) -> Offender:
    """Name a product whose price is refused."""
    return Offender(product.id, product.title, reason, refusal_sentence(explained))


def preview(
    book: RuleBook, progress: Callable[[int], None] = lambda _: None, coming: Coming = ()
) -> Preview:
    """Price everything by `book` and write nothing; `progress` is told how many are done.

    What it prices right is looked at by the books that are `coming` as well.
    """
    found = Preview()
    for batch in everything(book):
        found.look(batch, book, coming)
        progress(found.seen)
    return found


def margin_names(ends: Sequence[int] = MARGINS) -> list[str]:
    """The classes in words: `below 0 %`, `0 to 5 %`, …, `50 % and more`."""
    between = [f"{low} to {high} %" for low, high in pairwise(ends)]
    return [f"below {ends[0]} %", *between, f"{ends[-1]} % and more"]


def _margin(cost: Money, price: Money) -> int:
    """Which class: margin in percent of the price, compared without dividing."""
    part = (price.amount - cost.amount) * 100
    whole = price.amount
    for number, end in enumerate(MARGINS):
        if part < whole * end:
            return number
    return len(MARGINS)
