"""A page of the product list as it came: cut into products, of which only news are read.

Most products are as they were when somebody saw them last, and their bytes say so.
"""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Self

import msgspec

from bitloot.core.http.client import parse_json
from bitloot.core.types import JsonObject
from bitloot.providers.kinguin.products import (
    Product,
    ProductUnreadableError,
    fingerprint,
    read_product,
)
from bitloot.providers.kinguin.reading import as_object, results, whole


class _Page(msgspec.Struct):
    results: list[msgspec.Raw]
    item_count: int


class _Numbered(msgspec.Struct):
    kinguinId: Annotated[int, msgspec.Meta(gt=-(2**31), lt=2**31)]  # noqa: N815 (the provider's word)


_PAGE = msgspec.json.Decoder(_Page)
_NUMBERED = msgspec.json.Decoder(_Numbered)
_DOCUMENT = msgspec.json.Decoder(JsonObject, float_hook=Decimal)


@dataclass(slots=True)
class Listed:
    """A product of a page, `said` as it came; `mark` is a digest of that."""

    kinguin_id: int
    said: bytes
    mark: bytes
    _document: JsonObject | None = None
    _fingerprint: str | None = None

    @property
    def document(self) -> JsonObject:
        """What is said of it; parsed once."""
        if self._document is None:
            try:
                self._document = _DOCUMENT.decode(self.said)
            except UnicodeDecodeError:
                self._document = _DOCUMENT.decode(self.said.decode("utf-8", "replace"))
        return self._document

    @property
    def fingerprint(self) -> str:
        """That of `products.fingerprint`."""
        if self._fingerprint is None:
            self._fingerprint = fingerprint(self.document)
        return self._fingerprint

    def read(self) -> Product:
        """Raises ProductUnreadableError."""
        product = read_product(self.document, self.fingerprint)
        self._document = None  # five times as large as what was said, and seldom asked for again
        return product


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on a page. `nameless` are those whose very number makes no sense."""

    listed: list[Listed]
    nameless: list[ProductUnreadableError]


@dataclass(frozen=True, slots=True)
class Listing:
    """`results` are the products on the page; `item_count` is that of the whole list."""

    results: list[bytes]
    item_count: int

    @classmethod
    def of(cls, content: bytes) -> Self:
        """A page from the wire. Raises ValueError when it is no page."""
        try:
            page = _PAGE.decode(content)
        except (ValueError, RecursionError):
            # Numbers as text, halves of surrogate pairs, NaN: what only the patient parser takes.
            doc = as_object(parse_json(content, strict=False))
            return cls(list(map(_printed, results(doc))), whole(doc, "item_count"))
        return cls(list(map(bytes, page.results)), page.item_count)

    @classmethod
    def past_the_end(cls, item_count: int) -> Self:
        """No page: the list has shrunk under us."""
        return cls([], item_count)

    def read(self) -> Contents:
        """What is on it."""
        listed: list[Listed] = []
        nameless: list[ProductUnreadableError] = []
        for said in self.results:
            try:
                listed.append(Listed(_number(said), said, _mark(said)))
            except ValueError as error:
                nameless.append(ProductUnreadableError(None, str(error)))
        return Contents(listed, nameless)


def _mark(said: bytes) -> bytes:
    return hashlib.blake2b(said, digest_size=16).digest()


def _number(said: bytes) -> int:
    try:
        return _NUMBERED.decode(said).kinguinId
    except msgspec.ValidationError:
        return whole(as_object(parse_json(said)), "kinguinId")


def _printed(item: object) -> bytes:
    """As it can be parsed again; exact numbers become text, which readers take as well."""
    return json.dumps(item, ensure_ascii=False, default=str).encode("utf-8", "ignore")
