"""What of an order's price is back in the balance."""

from decimal import Decimal

import pytest

from bitloot.core.types import JsonObject
from bitloot.providers.kinguin.orders import read_order


def an_order(status: str, *keys: str, quantity: int = 4, paid: str = "10.00") -> JsonObject:
    return {
        "orderId": "PHS1",
        "status": status,
        "totalPrice": 10,
        "paymentPrice": Decimal(paid),
        "products": [
            {
                "productId": "p",
                "qty": quantity,
                "price": Decimal("2.5"),
                "keys": [{"id": str(at), "status": key} for at, key in enumerate(keys)],
            }
        ],
    }


D, C, R, P = "DELIVERED", "CANCELED", "RETURNED", "PENDING"
CASES = [
    ("processing", (), "0.00"),
    ("processing", (D, P, P, P), "0.00"),
    ("completed", (D, D, D, D), "0.00"),
    ("completed", (D, D, D, R), "2.50"),
    ("canceled", (), "10.00"),
    ("canceled", (C, C, C, C), "10.00"),
    ("canceled", (D, D, C, C), "5.00"),
    ("refunded", (), "10.00"),
    ("refunded", (D, D, D, D), "10.00"),
]


@pytest.mark.parametrize(("status", "keys", "returned"), CASES)
def test_what_came_back(status: str, keys: tuple[str, ...], returned: str) -> None:
    order = read_order(an_order(status, *keys))
    assert order.returned.plain() == returned


def test_the_share_is_of_what_was_charged_not_of_the_price_list() -> None:
    assert read_order(an_order("canceled", D, C, C, C, paid="8.00")).returned.plain() == "6.00"
