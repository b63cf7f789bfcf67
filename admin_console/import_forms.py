"""An import rule as it is typed into a form, and back."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from admin_console.form_values import whole
from bitloot.catalog.imports.models import ImportRule
from bitloot.core.errors import invalid
from bitloot.core.money import Money

Form = Mapping[str, str]
_LISTS = ("genres", "platforms")
_PRICES = ("min_price", "max_price")
_LARGEST = Decimal(1_000_000)


def values_of(form: Form) -> dict[str, object]:
    """What `rules` takes. Raises InvalidError naming the field that cannot be read."""
    name = form.get("name", "").strip()
    if not name:
        raise invalid("name", "A rule needs a name.")
    stock = form.get("min_stock", "").strip()
    prices = {each: form.get(each, "").strip() for each in _PRICES}
    return {
        "name": name[:120],
        "enabled": form.get("enabled") == "on",
        "words": form.get("words", "").strip()[:120] or None,
        "min_stock": _count(stock) if stock else None,
        **{each: price(each, text) if text else None for each, text in prices.items()},
        **{each: _list(form.get(each, "")) for each in _LISTS},
    }


def typed_of(rule: ImportRule | None) -> dict[str, str]:
    """The form of a rule as it stands; that of a new one is nearly empty."""
    if rule is None:
        return {"enabled": "on"}
    shown: dict[str, object] = {
        "name": rule.name,
        "enabled": "on" if rule.enabled else None,
        "words": rule.words,
        "min_stock": rule.min_stock,
        "min_price": None if rule.min_price is None else rule.min_price.plain(),
        "max_price": None if rule.max_price is None else rule.max_price.plain(),
        "genres": ", ".join(rule.genres),
        "platforms": ", ".join(rule.platforms),
    }
    return {name: str(value) for name, value in shown.items() if value is not None}


def price(name: str, text: str) -> Money:
    """Euros, as `12.90` or `12,90`. Raises InvalidError naming the field."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or not 0 <= number <= _LARGEST:
        raise invalid(name, f"{name.replace('_', ' ')}: write 12.90.")
    return Money.eur(number)


def _count(text: str) -> int:
    number = whole("min_stock", text)
    if not 0 <= number <= _LARGEST:
        raise invalid("min_stock", "Write how many there must be at least.")
    return number


def _list(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := " ".join(part.split()))]
