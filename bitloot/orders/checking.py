"""Whether what somebody wants to buy can be bought now, each refusal naming its field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bitloot.catalog import service as catalog
from bitloot.catalog.models import Product
from bitloot.core.errors import ConflictError, InvalidError, invalid

MOST_LINES = 20
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class Line:
    """So many of a product; `index` is where it stood in the request."""

    product_id: UUID
    quantity: int
    index: int


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line that can be bought."""

    product: Product
    quantity: int
    index: int


def normal_email(text: str) -> str:
    """The address in lower case. Raises InvalidError naming `email`."""
    email = text.strip()
    local, _, _ = email.partition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if len(email) > _LONGEST_EMAIL or dotted or not _EMAIL.fullmatch(email):
        raise invalid("email", "This is not an e-mail address.")
    return email.lower()


def merged(lines: Sequence[tuple[UUID, int]], most: int) -> list[Line]:
    """Lines of the same product as one. Raises InvalidError naming the line."""
    if not 1 <= len(lines) <= MOST_LINES:
        raise invalid("items", f"An order has 1 to {MOST_LINES} lines.")
    found: dict[UUID, Line] = {}
    for index, (product_id, quantity) in enumerate(lines):
        before = found.get(product_id)
        line = Line(product_id, quantity, index)
        found[product_id] = replace(before, quantity=before.quantity + quantity) if before else line
        if quantity < 1 or found[product_id].quantity > most:
            raise invalid(f"items.{index}.quantity", f"Between 1 and {most} of one product.")
    return list(found.values())


def checked(lines: Sequence[Line], *, region_acknowledged: bool) -> list[CheckedLine]:
    """Look every product up and see that it is on sale, in stock and may be sold this way.

    Raises InvalidError (unknown, region) or ConflictError (sold out), naming the line.
    """
    products = catalog.products_for_sale([line.product_id for line in lines])
    good: list[CheckedLine] = []
    for line in lines:
        product = products.get(line.product_id)
        if product is None:
            field = f"items.{line.index}.product_id"
            raise InvalidError("This product is not on sale.", errors={field: ["Not on sale."]})
        if product.excluded_countries and not region_acknowledged:
            raise invalid(
                "acknowledged_region",
                f"{product.title} cannot be activated everywhere: acknowledge the region first.",
            )
        reason = catalog.unavailable_reason(product, line.quantity)
        if reason is not None:
            raise sold_out(product, line.index, reason)
        good.append(CheckedLine(product, line.quantity, line.index))
    return good


def sold_out(product: Product, index: int, reason: str) -> ConflictError:
    """The refusal of a line that cannot be had now."""
    detail = f"{product.title}: {reason}"
    return ConflictError(detail, errors={f"items.{index}.quantity": [reason]}, code="out-of-stock")
