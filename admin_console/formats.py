"""How things are written on a page: amounts, times, states."""

from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path

from flask import Flask, url_for
from markupsafe import Markup, escape

from bitloot.core.clock import utcnow
from bitloot.core.money import Money, coin_text
from bitloot.ledger.amounts import amount_text
from bitloot.refunds.states import RefundStatus

_STATIC = Path(__file__).parent / "static"
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_DAYS_AS_RELATIVE = 30
_MINUS = "\N{MINUS SIGN}"
_PLACES = 2

TONES: dict[str, str] = {
    "fulfilled": "success",
    "delivered": "success",
    "finished": "success",
    "accepted": "success",
    "applied": "success",
    "done": "success",
    "sent": "success",
    "completed": "success",
    "available": "success",
    "published": "success",
    "active": "success",
    "resolved": "success",
    "exact": "success",
    "paid": "info",
    "approved": "info",
    "confirming": "info",
    "confirmed": "info",
    "sending": "info",
    "ordering": "info",
    "partly_delivered": "info",
    "running": "info",
    "planned": "info",
    "sold_out": "warning",
    "placing": "info",
    "placed": "info",
    "over": "info",
    "waiting": "warning",
    "underpaid": "warning",
    "partially_paid": "warning",
    "partial": "warning",
    "held": "warning",
    "requested": "warning",
    "refunding": "warning",
    "late": "warning",
    "open": "warning",
    "failed": "danger",
    "bad_signature": "danger",
    "bad_body": "danger",
    "too_large": "danger",
    "closed": "danger",
    "returning": "warning",
    "replacing": "warning",
    "returned": "success",
    "replaced": "success",
    "rejected": "danger",
    "bounced": "danger",
    "complained": "danger",
    "suppressed": "danger",
    "suspended": "danger",
    "dead": "danger",
    "wrong": "danger",
    "refused": "danger",
    "unknown": "danger",
    "retired": "danger",
}
"""Colour of a state's dot; what is not listed is neutral. The word always stands beside it."""
_REFUNDS = {"sent": "info", "confirmed": "success"}
"""Where a word means less, or more, than it does elsewhere."""

_NAMES = {
    "nowpayments": "NOWPayments",
    "kinguin": "Kinguin",
    "payments_ours": "payments at NOWPayments",
    "purchases_ours": "orders at Kinguin",
    "kinguin_balance": "balance at Kinguin",
    "paid_fulfilled": "paid and fulfilled",
    "keys_once": "keys sold once",
    "ledger_balances": "books",
    "resend": "Resend",
    "ipn": "IPN",
    "custom": "own stock",
}


def word(value: object) -> str:
    """A state or kind as words: `partially_paid` → `partially paid`."""
    text = str(value.value) if isinstance(value, Enum) else str(value)
    return _NAMES.get(text, text.replace("_", " "))


def plain(value: object) -> str:
    """A field's value in the audit log."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(plain(each) for each in value) or "nothing"
    return "nothing" if value is None or value == "" else str(value)


def tone(value: object, subject: str = "") -> str:
    """Which colour goes with a state; `subject` says whose it is, where only its text is known."""
    key = str(value.value) if isinstance(value, Enum) else str(value)
    if key in _REFUNDS and (subject == "refund" or isinstance(value, RefundStatus)):
        return _REFUNDS[key]
    return TONES.get(key, "neutral")


def whole(value: Money) -> str:
    """Whole euros, for tiles and other places where the cents only distract."""
    return f"{value.amount:,.0f}"


def euros(value: Money | None) -> Markup:
    """`1,234.50 EUR`, the currency quieter than the figure."""
    if value is None:
        return Markup('<span class="none">—</span>')
    return Markup('{} <span class="unit">{}</span>').format(cents(value), value.currency)


def cents(value: Money) -> str:
    """`1,234.50`, without the currency; what rounds to nothing has no sign."""
    return signed(value.rounded().amount + 0, ",.2f")


def signed(value: Decimal, form: str) -> str:
    """A number in that form, with a minus sign that is one."""
    return f"{value:{form}}".replace("-", _MINUS)


def exact(value: Money) -> Markup:
    """As the books have it: `1,234.50`, and the places beyond the cent smaller behind it."""
    text = f"{Decimal(amount_text(value)):,f}".replace("-", _MINUS)
    whole_part, _, places = text.partition(".")
    return Markup('{}.{}<span class="tail">{}</span>').format(
        whole_part, places[:_PLACES], places[_PLACES:]
    )


def prose(text: str) -> Markup:
    """A sentence: what stands between backticks is the provider's word."""
    parts = text.split("`")
    return Markup("").join(  # every second part stood between two of them
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )


def share(part: float | None) -> str:
    """`12.5 %`."""
    return "—" if part is None else f"{part * 100:.1f} %".replace("-", _MINUS)


def coin(value: Decimal | None) -> str:
    """A coin amount, exact."""
    return "—" if value is None else coin_text(value)


def relative(moment: datetime, now: datetime | None = None) -> str:
    """`3 min ago`, `in 2 h`; after a month, the date."""
    seconds = ((now or utcnow()) - moment).total_seconds()
    size = abs(seconds)
    if size >= _DAYS_AS_RELATIVE * _DAY:
        return f"{moment.astimezone(UTC):%d %b %Y}"
    if size < _MINUTE:
        amount = f"{int(size)} s"
    elif size < _HOUR:
        amount = f"{int(size / _MINUTE)} min"
    elif size < _DAY:
        amount = f"{int(size / _HOUR)} h"
    else:
        amount = f"{int(size / _DAY)} d"
    return f"{amount} ago" if seconds >= 0 else f"in {amount}"


def when(moment: datetime | None) -> Markup:
    """A relative time; the exact one on hover."""
    if moment is None:
        return Markup('<span class="none">—</span>')
    exact = f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        moment.astimezone(UTC).isoformat(timespec="seconds"), exact, relative(moment)
    )


def exactly(moment: datetime | None) -> str:
    """`2026-11-24 03:42:49 UTC`."""
    return "—" if moment is None else f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def duration(seconds: float | None) -> str:
    """`8.4 s`, `2 min 5 s`, `3 h 10 min`."""
    if seconds is None:
        return "—"
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} min {int(seconds % _MINUTE)} s"
    return f"{int(seconds // _HOUR)} h {int(seconds % _HOUR // _MINUTE)} min"


def asset(name: str) -> str:
    """Address of a static file with its version, so that browsers may keep it for ever."""
    path = _STATIC / name
    version = f"{path.stat().st_mtime_ns:x}" if path.exists() else "0"
    return url_for("console.static", filename=name, v=version)


def install(app: Flask) -> None:
    """Make them filters of the templates."""
    shown = (word, plain, tone, euros, cents, signed, coin, when, exactly, duration, exact, share)
    for function in (*shown, prose):
        app.add_template_filter(function)
    app.add_template_global(asset)
