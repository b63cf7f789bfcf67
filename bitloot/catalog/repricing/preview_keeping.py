"""A preview as JSON and back, exact: it is carried on from batch to batch."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from bitloot.catalog.pricing import Refusal
from bitloot.catalog.repricing.preview import Change, Offender, Preview
from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject

_COUNTS = ("raised", "lowered", "unchanged", "refused", "refused_later")
_CLASSES = ("margins_before", "margins_after")


def kept(found: Preview) -> JsonObject:
    """What a row keeps."""
    counts: JsonObject = {name: getattr(found, name) for name in (*_COUNTS, *_CLASSES)}
    return {
        **counts,
        "biggest": [_change(each) for each in found.biggest],
        "offenders": [_offender(each) for each in found.offenders],
    }


def restored(stored: JsonObject) -> Preview:
    """The same preview; an empty object is the beginning of one."""
    found = Preview()
    for name in _COUNTS:
        setattr(found, name, _number(stored.get(name)))
    for name in _CLASSES:
        if counts := [_number(each) for each in _list(stored.get(name))]:
            setattr(found, name, counts)
    found.offenders = [
        Offender(
            UUID(str(each["product_id"])),
            str(each["title"]),
            Refusal(str(each["reason"])),
            str(each["sentence"]),
        )
        for each in _objects(stored.get("offenders"))
    ]
    for each in reversed(list(_objects(stored.get("biggest")))):  # the biggest came last
        prices = (Money.eur(Decimal(str(each[name]))) for name in ("cost", "before", "after"))
        found.remember(Change(UUID(str(each["product_id"])), str(each["title"]), *prices))
    return found


def _change(change: Change) -> JsonObject:
    return {
        "product_id": str(change.product_id),
        "title": change.title,
        "cost": str(change.cost.amount),
        "before": str(change.before.amount),
        "after": str(change.after.amount),
    }


def _offender(each: Offender) -> JsonObject:
    return {
        "product_id": str(each.product_id),
        "title": each.title,
        "reason": each.reason.value,
        "sentence": each.sentence,
    }


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _objects(value: Json) -> Iterator[JsonObject]:
    for each in _list(value):
        if isinstance(each, dict):
            yield each
