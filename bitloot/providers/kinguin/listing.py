"""A page of the product list as it came: read only if somebody has not seen it before."""

import hashlib
import re
from dataclasses import dataclass
from typing import Self

from bitloot.core.http.client import parse_json
from bitloot.core.types import Json, JsonObject
from bitloot.providers.kinguin.products import (
    Product,
    ProductUnreadableError,
    fingerprint,
    read_product,
)
from bitloot.providers.kinguin.reading import as_object, results, whole

_COUNT = re.compile(rb'"item_count"\s*:\s*(\d+)')
_PRODUCT = b'"kinguinId"'


@dataclass(frozen=True, slots=True)
class Listed:
    """A product of a page, not yet read: most have not changed and never are."""

    kinguin_id: int
    fingerprint: str
    document: JsonObject

    def read(self) -> Product:
        """Raises ProductUnreadableError."""
        return read_product(self.document, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on a page. `nameless` are those whose very number makes no sense."""

    listed: list[Listed]
    nameless: list[ProductUnreadableError]


@dataclass(frozen=True, slots=True)
class Listing:
    """`item_count` is that of the whole list; `digest` is of what is on this page alone."""

    content: bytes
    item_count: int
    digest: str

    @classmethod
    def of(cls, content: bytes) -> Self:
        """A page from the wire. Raises ValueError."""
        found = list(_COUNT.finditer(content))
        if len(found) != 1:
            count = whole(as_object(parse_json(content)), "item_count")
            return cls(content, count, _hash(content))
        place = found[0]
        around = _hash(content[: place.start()], content[place.end() :])
        return cls(content, int(place[1]), around)

    @classmethod
    def past_the_end(cls, item_count: int) -> Self:
        """No page: the list has shrunk under us."""
        return cls(b'{"results":[]}', item_count, "")

    @property
    def is_empty(self) -> bool:
        """Whether there is no product on it."""
        return _PRODUCT not in self.content

    def read(self) -> Contents:
        """What is on it. Raises ValueError when it is no page."""
        listed: list[Listed] = []
        nameless: list[ProductUnreadableError] = []
        for item in results(as_object(parse_json(self.content))):
            try:
                listed.append(_listed(item))
            except ProductUnreadableError as error:
                nameless.append(error)
        return Contents(listed, nameless)


def _listed(item: Json) -> Listed:
    try:
        doc = as_object(item)
        return Listed(whole(doc, "kinguinId"), fingerprint(doc), doc)
    except ValueError as error:
        raise ProductUnreadableError(None, str(error)) from None


def _hash(*parts: bytes) -> str:
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        total.update(part)
    return total.hexdigest()
