"""Money: an exact amount and its currency. No float ever becomes money."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Self

EUR = "EUR"
CENT = Decimal("0.01")
_COIN_STEP = Decimal("1e-18")
_COIN_CONTEXT = Context(prec=60)  # numeric(36,18) is wider than the default context's 28 digits
_LARGEST = Decimal("1e12")  # what numeric(20,8) holds
_MOST_PLACES = 100  # before or behind the point; arithmetic of numbers far beyond raises


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in one currency; arithmetic across currencies is an error."""

    amount: Decimal
    currency: str = EUR

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or not -_LARGEST < self.amount < _LARGEST:
            raise ValueError(f"not an amount of money: {self.amount}")

    @classmethod
    def eur(cls, amount: Decimal | str | int) -> Self:
        """Euros from an exact number; a float is refused by its type."""
        return cls(Decimal(amount), EUR)

    @classmethod
    def zero(cls) -> Self:
        """Nothing, in euros."""
        return cls(Decimal(0), EUR)

    def _same(self, other: "Money") -> Decimal:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")
        return other.amount

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __mul__(self, factor: int | Decimal) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)

    def rounded(self) -> "Money":
        """To whole cents, half up: the one place where prices are quantized."""
        return Money(self.amount.quantize(CENT, ROUND_HALF_UP), self.currency)

    def plain(self) -> str:
        """Decimal string with two places, as the API and CSV write it."""
        return f"{self.rounded().amount:f}"

    def __str__(self) -> str:
        return f"{self.plain()} {self.currency}"


def exact(value: object) -> Decimal:
    """A provider's number as Decimal: int, Decimal or numeric string.

    Floats are refused: provider bodies are parsed with `parse_float=Decimal`.
    Raises ValueError on NaN, infinity, a size that nothing has, and anything that is no number.
    """
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise ValueError(f"not an exact number: {type(value).__name__}")  # noqa: TRY004 (one error for callers)
    try:
        number = value if isinstance(value, Decimal) else Decimal(value)
    except InvalidOperation:
        raise ValueError("not a number") from None
    if not number.is_finite():
        raise ValueError("not a finite number")
    if number and abs(number.adjusted()) > _MOST_PLACES:
        raise ValueError("not a number of any sensible size")
    return number


def coin_text(amount: Decimal) -> str:
    """A coin amount without exponent and without trailing zeros."""
    text = f"{amount.quantize(_COIN_STEP, context=_COIN_CONTEXT):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
