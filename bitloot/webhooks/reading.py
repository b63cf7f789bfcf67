"""What a genuine webhook is about: enough to file it and to start the right job."""

import hashlib
import re
from dataclasses import dataclass, field

from bitloot.core.http.client import parse_json
from bitloot.core.types import Json, JsonObject
from bitloot.webhooks.models import Sender

_ID = re.compile(r"[\w.:@+-]{1,100}", re.ASCII)
_PAYMENT_ID = re.compile(r"[0-9]{1,18}")
_WORD = re.compile(r"[\w.:-]{1,60}", re.ASCII)
_IPN_FACTS = ("payment_id", "payment_status", "actually_paid", "outcome_amount", "updated_at")


class BadBodyError(ValueError):
    """Genuine, but not what this sender sends."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`dedupe_key` is the same for a repeat of the exact event, and for nothing else."""

    name: str
    reference: str | None
    dedupe_key: str
    ids: dict[str, str] = field(default_factory=dict)


def parse(body: bytes) -> JsonObject:
    """Raises BadBodyError unless it is a JSON object."""
    try:
        value = parse_json(body)
    except (ValueError, RecursionError):
        raise BadBodyError("not JSON") from None
    if not isinstance(value, dict):
        raise BadBodyError("not a JSON object")
    return value


def read(sender: Sender, body: bytes, headers: dict[str, str]) -> Notice:
    """Read a verified body; header names in lower case. Raises BadBodyError."""
    if sender is Sender.NOWPAYMENTS:
        return _payment(parse(body))
    if sender is Sender.KINGUIN:
        return _kinguin(headers.get("x-event-name", ""), body)
    return _mail(parse(body), headers.get("svix-id", ""))


def _payment(body: JsonObject) -> Notice:
    payment_id, status = _id(body.get("payment_id")), _word(body.get("payment_status"))
    if payment_id is None or not _PAYMENT_ID.fullmatch(payment_id) or status is None:
        raise BadBodyError("no payment_id or payment_status")
    facts = "|".join(str(body.get(name)) for name in _IPN_FACTS)
    return Notice(status, payment_id, _digest(facts), {"payment_id": payment_id})


def _kinguin(name: str, body: bytes) -> Notice:
    """Unknown events are taken and left alone: the dashboard's test button sends some."""
    key = _digest(f"{name}|{hashlib.sha256(body).hexdigest()}")
    if name in {"order.status", "order.complete"}:
        row = parse(body)
        order_id, external = _id(row.get("orderId")), _id(row.get("orderExternalId"))
        if order_id is None:
            raise BadBodyError("no orderId")
        ids = {"provider_order_id": order_id} | ({"external_id": external} if external else {})
        return Notice(name, order_id, key, ids)
    if name == "product.update":
        kinguin_id = _id(parse(body).get("kinguinId"))
        if kinguin_id is None or not kinguin_id.isdecimal():
            raise BadBodyError("no kinguinId")
        return Notice(name, kinguin_id, key, {"kinguin_id": kinguin_id})
    return Notice(_word(name) or "unknown", None, key)


def _mail(body: JsonObject, message_id: str) -> Notice:
    data = body.get("data")
    email_id = _id(data.get("email_id")) if isinstance(data, dict) else None
    name = _word(body.get("type"))
    if name is None:
        raise BadBodyError("no type")
    return Notice(name, email_id, message_id, {"email_id": email_id} if email_id else {})


def _id(value: Json) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = str(value) if isinstance(value, str) or abs(value) < 10**30 else ""
    return text if _ID.fullmatch(text) else None


def _word(value: Json) -> str | None:
    return value if isinstance(value, str) and _WORD.fullmatch(value) else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
