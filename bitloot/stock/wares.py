"""What one item holds: the fields of its delivery type, sealed together as one envelope."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from bitloot.catalog.models import DeliveryType
from bitloot.core.errors import invalid
from bitloot.core.types import JsonList

PLAIN = "text/plain"
FIELDS = "application/vnd.bitloot.fields+json"
"""`{"type", "fields": [{"name", "label", "value", "secret"}]}`, UTF-8."""
LONGEST_VALUE = 4096
MOST_FIELDS = 20
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One field. A `secret` one is covered until the buyer uncovers it."""

    name: str
    label: str
    required: bool = True
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Ware:
    """One item in the clear, only ever in RAM. `identity` is what makes two of them the same."""

    content: bytes = field(repr=False)
    identity: bytes = field(repr=False)
    content_type: str = PLAIN


_PARTS: Mapping[DeliveryType, tuple[Part, ...]] = {
    DeliveryType.KEY: (Part("key", "Key"),),
    DeliveryType.CODE: (Part("code", "Code"), Part("pin", "PIN", required=False, secret=True)),
    DeliveryType.LICENSE: (
        Part("license", "License key"),
        Part("licensee", "Licensed to", required=False),
        Part("valid_until", "Valid until", required=False),
        Part("download", "Download", required=False),
    ),
    DeliveryType.ACCOUNT: (
        Part("username", "User name"),
        Part("password", "Password", secret=True),
        Part("email", "E-mail", required=False),
        Part("email_password", "Password of the e-mail", required=False, secret=True),
        Part("note", "Note", required=False),
    ),
    DeliveryType.BUNDLE: (
        Part("key_1", "Key 1"),
        Part("key_2", "Key 2"),
        *(Part(f"key_{number}", f"Key {number}", required=False) for number in range(3, 11)),
    ),
    DeliveryType.CUSTOM: (),
}
DEFINABLE = (DeliveryType.BUNDLE, DeliveryType.CUSTOM)
"""Staff may say which fields these have."""


def parts_of(kind: DeliveryType, defined: JsonList) -> list[Part]:
    """The fields of a product: those that staff defined, where its type lets them."""
    if kind in DEFINABLE and defined:
        return [_part(each) for each in defined]
    return list(_PARTS[kind])


def has_one_value(kind: DeliveryType) -> bool:
    """Whether a line of text is an item of this type, without any columns."""
    return sum(part.required for part in _PARTS[kind]) == 1


def _part(stored: object) -> Part:
    if not isinstance(stored, dict):
        raise TypeError("a field is stored as an object")
    return Part(
        str(stored["name"]),
        str(stored["label"]),
        required=bool(stored["required"]),
        secret=bool(stored["secret"]),
    )


def checked_parts(parts: Sequence[Part]) -> list[Part]:
    """As they were defined. Raises InvalidError on `fields`."""
    if len(parts) > MOST_FIELDS:
        raise invalid("fields", f"At most {MOST_FIELDS} fields.")
    if len({part.name for part in parts}) < len(parts):
        raise invalid("fields", "Two fields have the same name.")
    for part in parts:
        if not _NAME.fullmatch(part.name):
            raise invalid("fields", f"“{part.name}”: small letters, digits and _ only.")
        if not 1 <= len(part.label) <= _LONGEST_LABEL:
            raise invalid("fields", f"“{part.name}” needs a label of up to {_LONGEST_LABEL}.")
    if parts and not any(part.required for part in parts):
        raise invalid("fields", "At least one field must be required.")
    return list(parts)


class WrongError(ValueError):
    """A line that is no item; the message says why and holds nothing of it."""


def ware(
    product_id: UUID, kind: DeliveryType, parts: Sequence[Part], values: Mapping[str, str]
) -> Ware:
    """One item from its values. Raises WrongError."""
    given = {part.name: value for part in parts if (value := values.get(part.name, "").strip())}
    for part in parts:
        if part.name in given:
            _check(part, given[part.name])
        elif part.required:
            raise WrongError(f"{part.label} is missing.")
    main = parts[0]
    if list(given) == [main.name]:
        content = given[main.name].encode()
        return Ware(content, _identity(product_id, kind, parts, given))
    shown = [
        {"name": part.name, "label": part.label, "value": given[part.name], "secret": part.secret}
        for part in parts
        if part.name in given
    ]
    document = {"type": kind.value, "fields": shown}
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Ware(content, _identity(product_id, kind, parts, given), FIELDS)


def _identity(
    product_id: UUID, kind: DeliveryType, parts: Sequence[Part], given: Mapping[str, str]
) -> bytes:
    """A key is the same wherever it is sold, an account is one within its product."""
    required = [given[part.name] for part in parts if part.required]
    if kind is DeliveryType.ACCOUNT:
        return "\x00".join((kind.value, str(product_id), required[0].lower())).encode()
    if len(required) == 1:
        return required[0].encode()
    return "\x00".join((kind.value, str(product_id), *required)).encode()


_SPOILED = re.compile(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM)[!?]?|\d(?:[.,]\d+)?E\+\d+")


def _is_text(char: str) -> bool:
    return char.isprintable() or char in "\t\n\u00ad"


def _check(part: Part, value: str) -> None:
    if len(value.encode(errors="replace")) > LONGEST_VALUE:
        raise WrongError(f"{part.label} is longer than {LONGEST_VALUE} bytes.")
    if not (value.isprintable() or all(map(_is_text, value))):
        raise WrongError(f"{part.label} holds characters that are no text.")
    if value.startswith("=") or (value[0] in "+-@" and "(" in value):
        raise WrongError(f"{part.label} is a spreadsheet's formula, not its result.")
    if _SPOILED.fullmatch(value):
        raise WrongError(f"{part.label} was spoiled by a spreadsheet.")
