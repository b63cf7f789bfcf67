"""Reads and checks the body of an order."""

from __future__ import annotations

from dataclasses import dataclass

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.kinguin.errors import RefusalError, violation
from bitloot.sandbox.kinguin.offer import cents

MAX_ITEMS = 10
MAX_QTY = 9
MAX_TOTAL = 90
MAX_WHOLESALE = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """One requested line; `product` is a kinguinId (v1) or a productId (v2)."""

    product: int | str
    qty: int
    price_cents: int
    text_only: bool
    offer_id: str | None

    @property
    def wholesale(self) -> bool:
        """More than one may buy at retail."""
        return self.qty > MAX_QTY


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """A checked order body."""

    wishes: tuple[Wish, ...]
    external_id: str | None


def order_request(body: Json, id_name: str) -> OrderRequest:
    """Check a body; `id_name` is `kinguinId` or `productId`."""
    if not isinstance(body, dict):
        raise RefusalError("Http", 400, "Invalid request body.")
    rows = body.get("products")
    if not isinstance(rows, list) or not rows:
        raise violation("products", "This value should not be blank.", rows)
    if len(rows) > MAX_ITEMS:
        raise violation(
            "products", "This collection should contain 10 elements or less.", len(rows)
        )
    wishes = tuple(_wish(row, index, id_name) for index, row in enumerate(rows))
    _check_unique([wish.product for wish in wishes], id_name)
    _check_unique([wish.offer_id for wish in wishes if wish.offer_id], "offerId")
    _check_totals(wishes)
    return OrderRequest(wishes, _external_id(body))


def _wish(row: Json, index: int, id_name: str) -> Wish:
    path = f"products[{index}]"
    if not isinstance(row, dict):
        raise violation(path, "This value should be of type object.", row)
    qty = row.get("qty")
    if not isinstance(qty, int) or isinstance(qty, bool) or qty < 1:
        raise violation(f"{path}.qty", "This value should be greater than or equal to 1.", qty)
    price = row.get("price")
    if not isinstance(price, int | float) or isinstance(price, bool) or price < 0:
        raise violation(f"{path}.price", "This value should be of type float.", price)
    key_type = row.get("keyType")
    if key_type not in {None, "text"}:
        raise violation(
            f"{path}.keyType", "The value you selected is not a valid choice.", key_type
        )
    offer_id = row.get("offerId")
    if offer_id is not None and not isinstance(offer_id, str):
        raise violation(f"{path}.offerId", "This value should be of type string.", offer_id)
    wish = Wish(_product(row, path, id_name), qty, cents(price), key_type == "text", offer_id)
    _check_quantity(wish, path)
    return wish


def _product(row: Doc, path: str, id_name: str) -> int | str:
    value = row.get(id_name)
    if id_name == "kinguinId" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if id_name == "productId" and isinstance(value, str) and value:
        return value
    raise violation(f"{path}.{id_name}", "This value should not be blank.", value)


def _check_quantity(wish: Wish, path: str) -> None:
    if not wish.wholesale:
        return
    if wish.offer_id is None:
        raise violation(f"{path}.qty", "This value should be less than or equal to 9.", wish.qty)
    if wish.qty > MAX_WHOLESALE:
        raise violation(f"{path}.qty", "This value should be less than or equal to 1000.", wish.qty)


def _check_unique(values: list[int | str], name: str) -> None:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise violation(
                f"products[{index}].{name}",
                "This collection should contain only elements with unique value in "
                f'"{name}" property.',
                value,
            )


def _check_totals(wishes: tuple[Wish, ...]) -> None:
    limit = MAX_WHOLESALE if any(wish.wholesale for wish in wishes) else MAX_TOTAL
    total = sum(wish.qty for wish in wishes)
    if total > limit:
        raise violation(
            "products",
            f'Sum of total values of "qty" must be lower than or equal {limit}.',
            total,
        )


def _external_id(body: Doc) -> str | None:
    value = body.get("orderExternalId")
    if value is None:
        return None
    if not isinstance(value, str) or not value:
        raise violation("orderExternalId", "This value should be of type string.", value)
    return value
