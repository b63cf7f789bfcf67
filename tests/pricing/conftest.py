"""A small catalogue whose prices are right by the shop's own rule."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from support.reading import Doc
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.pricing import price_from_cost
from bitloot.core.db import commit, db
from bitloot.core.money import Money

Call = Callable[..., Doc]
Make = Callable[..., Product]


@pytest.fixture
def make(app: Flask) -> Make:
    """A product of Kinguin's (or our own) at that cost, at the price of the shop's own rule."""
    assert app.extensions
    made: list[Product] = []

    def go(cost: str, **values: object) -> Product:
        number = len(made) + 1
        own = values.get("source_type") is SourceType.CUSTOM
        given: dict[str, object] = {
            "slug": f"good-{number}",
            "title": f"Good {number}",
            "source_type": SourceType.KINGUIN,
            "kinguin_id": None if own else number,
            "platform": "Steam",
            "cost": Money.eur(cost),
            "price": price_from_cost(Money.eur(cost), Decimal(12)),
            "stock": 5,
            "published": True,
        }
        product = Product(**{**given, **values})
        db.session.add(product)
        commit()
        made.append(product)
        return product

    return go


@pytest.fixture
def call(client: FlaskClient) -> Call:
    """A member of staff of the catalogue at the pricing API."""
    headers = staff_headers(Role.CATALOGUE)

    def send(method: str, path: str, body: Doc | None = None, *, status: int = 200) -> Doc:
        answer = client.open(
            f"/api/v1/admin/pricing{path}", method=method, json=body, headers=headers
        )
        assert answer.status_code == status, answer.text
        document: Doc = answer.get_json(silent=True) or {}
        return document

    return send


@pytest.fixture
def margin(call: Call) -> Callable[..., Doc]:
    """Make a margin rule."""

    def go(percent: str, **values: object) -> Doc:
        body = {"name": f"margin {percent}", "kind": "margin", "percent": percent, **values}
        return call("POST", "/rules", body, status=201)

    return go
