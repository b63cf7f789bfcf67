"""Whether a product is wanted. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bitloot.core.money import Money


@dataclass(frozen=True, slots=True)
class Wish:
    """A rule: all of it must hold. Words, genres and platforms are folded; prices are Kinguin's."""

    genres: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    min_price: Money | None = None
    max_price: Money | None = None
    min_stock: int | None = None

    def fits(self, row: Mapping[str, object]) -> bool:
        """Whether it wants the product of that row (`normalizing.row_of`)."""
        genres, stock, cost = row["genres"], row["stock"], row["cost"]
        return (
            (not self.genres or bool(self.genres & _folded(genres)))
            and (not self.platforms or str(row["platform"] or "").casefold() in self.platforms)
            and all(word in str(row["title"]).casefold() for word in self.words)
            and (self.min_price is None or (isinstance(cost, Money) and cost >= self.min_price))
            and (self.max_price is None or (isinstance(cost, Money) and cost <= self.max_price))
            and (self.min_stock is None or (isinstance(stock, int) and stock >= self.min_stock))
        )


def is_wanted(row: Mapping[str, object], wishes: Sequence[Wish]) -> bool:
    """Whether any rule wants it; without rules everything is wanted."""
    return not wishes or any(wish.fits(row) for wish in wishes)


def _folded(words: object) -> set[str]:
    return {str(word).casefold() for word in words} if isinstance(words, list) else set()
