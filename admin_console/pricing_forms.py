"""A pricing rule as it is typed into a form, and back."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from admin_console.form_values import local, moment, whole
from bitloot.catalog.endings import Ending
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.catalog.repricing.models import PricingRule
from bitloot.core.errors import invalid
from bitloot.core.money import Money

S = TypeVar("S", bound=StrEnum)
Form = Mapping[str, str]
_TEXTS = ("name", "target")


def values_of(form: Form) -> dict[str, object]:
    """What `rule_editing` takes. Raises InvalidError naming the field that cannot be read."""
    read: dict[str, Callable[[str, str], object]] = {
        **dict.fromkeys(("priority", "stock_below", "stock_at_least"), whole),
        **dict.fromkeys(("min_cost", "max_cost", "amount"), _money),
        **dict.fromkeys(("starts_at", "ends_at"), moment),
        "percent": _percent,
        "ending": _ending,
    }
    given: dict[str, object] = {
        name: function(name, text) if (text := form.get(name, "").strip()) else None
        for name, function in read.items()
    }
    given["priority"] = given["priority"] or 0
    given |= {name: form.get(name, "").strip() or None for name in _TEXTS}
    given |= {name: form.get(name) == "on" for name in ("below_cost_allowed", "enabled")}
    return given | {
        "kind": _one_of("kind", form.get("kind", ""), RuleKind),
        "scope": _one_of("scope", form.get("scope", ""), Scope),
    }


def typed_of(rule: PricingRule | None) -> dict[str, str]:
    """The form of a rule as it stands; that of a new one is nearly empty."""
    if rule is None:
        return {"kind": "margin", "scope": "global", "enabled": "on"}
    shown: dict[str, object] = {
        "name": rule.name,
        "kind": rule.kind.value,
        "scope": rule.scope.value,
        "target": rule.target,
        "priority": rule.priority,
        "stock_below": rule.stock_below,
        "stock_at_least": rule.stock_at_least,
        "percent": None if rule.percent is None else f"{rule.percent.normalize():f}",
        "ending": None if rule.ending is None else rule.ending.value,
        "below_cost_allowed": "on" if rule.below_cost_allowed else None,
        "enabled": "on" if rule.enabled else None,
        **{n: _plain(getattr(rule, n)) for n in ("min_cost", "max_cost", "amount")},
        **{n: local(getattr(rule, n)) for n in ("starts_at", "ends_at")},
    }
    return {name: str(value) for name, value in shown.items() if value is not None}


def _plain(money: Money | None) -> str | None:
    return None if money is None else money.plain()


def _money(name: str, text: str) -> Money:
    return Money(_decimal(name, text))


def _percent(name: str, text: str) -> Decimal:
    return _decimal(name, text.removesuffix("%"))


def _decimal(name: str, text: str) -> Decimal:
    try:
        number = Decimal(text.strip().replace(",", "."))
        Money(number)  # refuses what is no number that a column holds
    except (InvalidOperation, ValueError):
        raise invalid(name, f"{name.replace('_', ' ')}: write 12.90.") from None
    return number


def _ending(name: str, text: str) -> Ending:
    return _one_of(name, text, Ending)


def _one_of(name: str, text: str, states: type[S]) -> S:
    try:
        return states(text)
    except ValueError:
        raise invalid(name, f"There is no {name} “{text}”.") from None
