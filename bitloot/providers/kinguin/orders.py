"""Orders and keys as Kinguin tells of them."""

import base64
import binascii
import hashlib
from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject
from bitloot.providers.kinguin.reading import (
    amount,
    as_object,
    count,
    day,
    flag,
    moment,
    objects,
    optional_amount,
    optional_text,
    results,
    text,
)

TEXT = "text/plain"


class OrderStatus(StrEnum):
    """`UNKNOWN` is any word that the documentation does not list: never a success or a failure."""

    PROCESSING = "processing"
    COMPLETED = "completed"
    CANCELED = "canceled"
    REFUNDED = "refunded"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> "OrderStatus":
        del value
        return cls.UNKNOWN


class KeyStatus(StrEnum):
    """Where one key stands."""

    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    DELIVERED = "DELIVERED"
    RETURNED = "RETURNED"
    REFUNDED = "REFUNDED"
    CANCELED = "CANCELED"
    UNKNOWN = "UNKNOWN"

    @classmethod
    def _missing_(cls, value: object) -> "KeyStatus":
        del value
        return cls.UNKNOWN


TAKEN_BACK = frozenset({KeyStatus.RETURNED, KeyStatus.REFUNDED, KeyStatus.CANCELED})
_PARTS = Decimal("1e-8")


class Refusal(StrEnum):
    """`ProviderRefusedError.code` at Kinguin; others occur."""

    CONSTRAINT_VIOLATION = "ConstraintViolation"
    AUTHORIZATION = "Authorization"
    HTTP_CLIENT = "HttpClient"
    ORDER_FAILED = "OrderFailed"
    INSUFFICIENT_BALANCE = "InsufficientBalance"
    PRODUCT_UNAVAILABLE = "ProductUnavailable"
    PREORDER = "Preorder"
    ORDER_NOT_FOUND = "OrderNotFound"
    RESOURCE_LOCK = "ResourceLock"
    NO_KEYS_TO_RETURN = "NoKeysToReturn"


@dataclass(frozen=True, slots=True)
class Wish:
    """One line to order: at most `price` euros a piece; `offer_id` insists on an offer."""

    product_id: str
    quantity: int
    price: Money
    offer_id: str | None = None
    text_only: bool = False


@dataclass(frozen=True, slots=True)
class KeyState:
    """A key of an order, without its value."""

    id: str
    status: KeyStatus


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order. Lines may be split: never match them by position."""

    product_id: str
    kinguin_id: int | None
    offer_id: str | None
    name: str
    quantity: int
    price: Money
    keys: tuple[KeyState, ...]

    @property
    def taken_back(self) -> int:
        """How many of its keys."""
        return sum(key.status in TAKEN_BACK for key in self.keys)


@dataclass(frozen=True, slots=True)
class Order:
    """`status_text` is the provider's own word; `paid` is what the balance was charged (EUR)."""

    id: str
    external_id: str | None
    status: OrderStatus
    status_text: str
    total: Money
    paid: Money
    quantity: int
    is_preorder: bool
    created_at: datetime | None
    lines: tuple[Line, ...]
    release_date: date | None = None

    def part(self, product_id: str) -> Self:
        """The order as if only this product had been asked for, with its share of the cost.

        The shares of all products add up to the whole to the last digit.
        """
        names = sorted({line.product_id for line in self.lines})
        if names == [product_id]:
            return self
        mine = tuple(line for line in self.lines if line.product_id == product_id)
        before = self._charged_for({name for name in names if name < product_id})
        upto = self._charged_for({name for name in names if name <= product_id})
        return replace(
            self,
            lines=mine,
            paid=upto - before,
            total=sum((line.price * line.quantity for line in mine), Money.zero()),
            quantity=sum(line.quantity for line in mine),
        )

    def pieces(self, before: int, count: int, of: int) -> Self:
        """As if only `count` of its `of` pieces had been asked for; `before` are others' shares.

        The keys stay those of all: which is whose is not told. Shares add up to the last digit.
        """

        def share(amount: Money) -> Money:
            upto, less = (
                (amount.amount * n / of).quantize(_PARTS) for n in (before + count, before)
            )
            return Money(upto - less, amount.currency)

        return replace(self, paid=share(self.paid), total=share(self.total), quantity=count)

    def _charged_for(self, products: Container[str]) -> Money:
        whole = sum((line.price * line.quantity for line in self.lines), Money.zero())
        named = (line for line in self.lines if line.product_id in products)
        some = sum((line.price * line.quantity for line in named), Money.zero())
        if not whole.amount:
            return Money.zero()
        share = self.paid.amount * some.amount / whole.amount
        return Money(share.quantize(_PARTS), self.paid.currency)

    @property
    def keys(self) -> tuple[KeyState, ...]:
        """The states of all keys; empty in the answer to placing."""
        return tuple(key for line in self.lines for key in line.keys)

    @property
    def is_taken_back(self) -> bool:
        """Whether it was refunded, or all of its keys were returned."""
        back = {KeyStatus.RETURNED, KeyStatus.REFUNDED}
        all_back = bool(self.keys) and all(key.status in back for key in self.keys)
        return self.status is OrderStatus.REFUNDED or all_back

    @property
    def returned(self) -> Money:
        """What of `paid` is back in the balance: all of a refund, the share of keys taken back."""
        nothing = Money.zero()
        if self.status is OrderStatus.REFUNDED:
            return self.paid
        if not self.keys:
            return self.paid if self.status is OrderStatus.CANCELED else nothing
        whole = sum((line.price * line.quantity for line in self.lines), nothing)
        back = sum((line.price * line.taken_back for line in self.lines), nothing)
        if not whole.amount or not back.amount:
            return nothing
        share = back.amount / whole.amount
        return Money((self.paid.amount * share).quantize(_PARTS), self.paid.currency)


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One page of an order search; `item_count` counts all matches."""

    orders: list[Order]
    item_count: int


@dataclass(frozen=True, slots=True)
class Key:
    """One key in the clear: `content` is UTF-8 text, or the bytes of an image. Only ever in RAM."""

    id: str
    content: bytes = field(repr=False)
    content_type: str
    name: str
    product_id: str | None
    kinguin_id: int | None
    offer_id: str | None


def read_order(body: Json) -> Order:
    """An order from the wire. Raises ValueError."""
    doc = as_object(body)
    status = optional_text(doc, "status") or ""
    lines = tuple(_line(line) for line in objects(doc.get("products")))
    total = amount(doc, "totalPrice")
    paid = optional_amount(doc, "paymentPrice")
    return Order(
        id=text(doc, "orderId"),
        external_id=optional_text(doc, "orderExternalId"),
        status=OrderStatus(status.lower()),
        status_text=status,
        total=Money.eur(total),
        paid=Money.eur(total if paid is None else paid),
        quantity=count(doc, "totalQty") or sum(line.quantity for line in lines),
        is_preorder=flag(doc, "isPreorder"),
        created_at=moment(doc, "createdAt"),
        lines=lines,
        release_date=day(doc, "preorderReleaseDate"),
    )


def read_orders(body: Json) -> OrderPage:
    """A page of orders from the wire. Raises ValueError."""
    doc = as_object(body)
    return OrderPage([read_order(item) for item in results(doc)], count(doc, "item_count") or 0)


def _line(doc: JsonObject) -> Line:
    return Line(
        product_id=optional_text(doc, "productId") or "",
        kinguin_id=count(doc, "kinguinId"),
        offer_id=optional_text(doc, "offerId"),
        name=optional_text(doc, "name") or "",
        quantity=count(doc, "qty") or 0,
        price=Money.eur(optional_amount(doc, "price") or Decimal(0)),
        keys=read_key_states(doc.get("keys")),
    )


def read_key_states(body: Json) -> tuple[KeyState, ...]:
    """Ids and states of keys from the wire."""
    return tuple(
        KeyState(optional_text(doc, "id") or "", _key_status(doc)) for doc in objects(body)
    )


def _key_status(doc: JsonObject) -> KeyStatus:
    return KeyStatus((optional_text(doc, "status") or "").upper())


def read_key(doc: JsonObject) -> Key:
    """A key from the wire. Raises ValueError, which never quotes the key."""
    serial = text(doc, "serial")
    content, content_type = _content(serial, optional_text(doc, "type") or TEXT)
    return Key(
        id=optional_text(doc, "id") or _fallback_id(serial),
        content=content,
        content_type=content_type,
        name=optional_text(doc, "name") or "",
        product_id=optional_text(doc, "productId"),
        kinguin_id=count(doc, "kinguinId"),
        offer_id=optional_text(doc, "offerId"),
    )


def _content(serial: str, content_type: str) -> tuple[bytes, str]:
    """Images come as base64; one that is damaged is kept as the text it is, never dropped."""
    if not content_type.startswith("image/"):
        return serial.encode(), TEXT
    try:
        return base64.b64decode("".join(serial.split()), validate=True), content_type
    except binascii.Error:
        return serial.encode(), TEXT


def _fallback_id(serial: str) -> str:
    """Keys had no id before October 2024: one made of the value keeps repeats apart."""
    return hashlib.sha256(serial.encode()).hexdigest()[:24]
