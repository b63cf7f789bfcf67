"""Zero breaks, dated: the sentence on the dashboard and on top of the reconciliation."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bitloot.core.clock import utcnow
from bitloot.core.types import JsonObject
from bitloot.reconciliation.breaks import open_by_rule
from bitloot.reconciliation.models import Rule
from bitloot.reconciliation.rules import RULES
from bitloot.reconciliation.runs import last_certificate, last_finished

_STALE = timedelta(hours=36)  # a night was missed
_COUNTED = tuple(rule for rule in Rule if rule is not Rule.KINGUIN_BALANCE)


@dataclass(frozen=True, slots=True)
class Certificate:
    """`tone` as of a state; `word` and `figure` are short, `sentence` says it whole."""

    tone: str
    word: str
    figure: str
    sentence: str
    agreed_at: datetime | None
    open: int


def certificate() -> Certificate:
    """As it stands now."""
    last, clean = last_finished(), last_certificate()
    found = sum(open_by_rule().values())
    agreed_at = clean.finished_at if clean else None
    if found:
        return Certificate(
            "danger", "breaks", f"{found:,}", _broken(found, agreed_at), agreed_at, found
        )
    if last is None:
        said = "Nothing was compared yet. It is, every night at 03:30 UTC, or now."
        return Certificate("neutral", "never compared", "never", said, None, 0)
    if last.failed is not None:
        said = f"The last comparison is incomplete, so it certifies nothing. {last.failed}."
        return Certificate("warning", "incomplete", "incomplete", said, agreed_at, 0)
    if clean is None or agreed_at is None or clean.id != last.id:
        said = "What did not agree is closed; the next comparison has to confirm it."
        return Certificate("warning", "to confirm", "to confirm", said, agreed_at, 0)
    said = f"Everything agreed on {_date(agreed_at)}: {counted(last.checked)}."
    stale = utcnow() - agreed_at > _STALE
    tone, word = ("warning", "out of date") if stale else ("success", "agrees")
    return Certificate(tone, word, _day(agreed_at), said, agreed_at, 0)


def counted(checked: JsonObject) -> str:
    """`1,204 payments, 880 purchases, 3 keys`."""
    counts = ((rule, checked.get(rule.value)) for rule in _COUNTED)
    return ", ".join(
        f"{count:,} {RULES[rule].counts}" for rule, count in counts if isinstance(count, int)
    )


def _broken(found: int, agreed_at: datetime | None) -> str:
    things = "One thing does not agree" if found == 1 else f"{found:,} things do not agree"
    since = f" Everything last agreed on {_date(agreed_at)}." if agreed_at else ""
    return f"{things}; each is listed below with what mends it.{since}"


def _date(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%d %b %Y %H:%M} UTC"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%d %b}"
