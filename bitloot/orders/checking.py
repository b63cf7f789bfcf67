"""Whether what somebody wants to buy can be bought now, each refusal naming its field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bitloot.catalog import service as catalog
from bitloot.catalog.models import Product
from bitloot.catalog.regions import Limits, limits_of
from bitloot.core.errors import ConflictError, InvalidError, invalid
from bitloot.core.money import Money
from bitloot.stock.availability.deciding import NOT_ON_SALE, obstacle

MOST_LINES = 20
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_LONGEST_EMAIL = 254
_NO_ITEM = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Line:
    """So many of a product; `where` and `index` say where it stood in the request."""

    product_id: UUID
    quantity: int
    index: int
    where: str = "items"


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line that can be bought, and where what it brings can be used.

    `price` of one is None where it is the usual one, else `offer` says why it is lower.
    """

    product: Product
    quantity: int
    index: int
    limits: Limits
    where: str = "items"
    item_id: UUID = _NO_ITEM
    price: Money | None = None
    offer: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the buyer says, or seems, to be; `country` is a hint unless `blocks`."""

    acknowledged: bool = False
    country: str | None = None
    blocks: bool = False


def normal_email(text: str) -> str:
    """The address in lower case. Raises InvalidError naming `email`."""
    email = text.strip()
    local, _, _ = email.partition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if len(email) > _LONGEST_EMAIL or dotted or not _EMAIL.fullmatch(email):
        raise invalid("email", "This is not an e-mail address.")
    return email.lower()


def merged(lines: Sequence[tuple[UUID, int]], most: int, *, fewest: int = 1) -> list[Line]:
    """Lines of the same product as one. Raises InvalidError naming the line."""
    if not fewest <= len(lines) <= MOST_LINES:
        raise invalid("items", f"An order has 1 to {MOST_LINES} lines.")
    found: dict[UUID, Line] = {}
    for index, (product_id, quantity) in enumerate(lines):
        before = found.get(product_id)
        line = Line(product_id, quantity, index)
        found[product_id] = replace(before, quantity=before.quantity + quantity) if before else line
        if quantity < 1 or found[product_id].quantity > most:
            raise invalid(f"items.{index}.quantity", f"Between 1 and {most} of one product.")
    return list(found.values())


def checked(lines: Sequence[Line], place: Place) -> list[CheckedLine]:
    """Look every product up and see that it is on sale, in stock and may be sold this way.

    Raises InvalidError (unknown, region) or ConflictError (sold out), naming the line.
    """
    products = catalog.products_of([line.product_id for line in lines])
    return [_checked(line, products.get(line.product_id), place) for line in lines]


def _checked(line: Line, product: Product | None, place: Place) -> CheckedLine:
    met = None if product is None else obstacle(product, line.quantity)
    if product is None or (met is not None and met.code in NOT_ON_SALE):
        field = f"{line.where}.{line.index}.product_id"
        raise InvalidError("This product is not on sale.", errors={field: ["Not on sale."]})
    limits = limits_of(product)
    _acknowledged(product, limits, line, place)
    if met is not None:
        raise sold_out(product, line.index, met.told, line.where)
    return CheckedLine(product, line.quantity, line.index, limits, line.where)


def _acknowledged(product: Product, limits: Limits, line: Line, place: Place) -> None:
    if place.blocks and limits.fits(place.country) is False:
        raise invalid(
            f"{line.where}.{line.index}.product_id",
            f"{product.title} cannot be activated in {place.country}. {limits.notice}",
        )
    if limits.exist and not place.acknowledged:
        raise invalid(
            "acknowledged_region",
            f"{product.title} cannot be activated everywhere: acknowledge this first. "
            f"{limits.notice}",
        )


def sold_out(product: Product, index: int, reason: str, where: str = "items") -> ConflictError:
    """The refusal of a line that cannot be had now."""
    detail = f"{product.title}: {reason}"
    return ConflictError(
        detail, errors={f"{where}.{index}.quantity": [reason]}, code="out-of-stock"
    )
