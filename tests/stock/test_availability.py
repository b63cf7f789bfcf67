"""One decision for staff and checkout: whatever the state of a product, both say the same."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.checkout import body_of
from support.paid import fill, listed, offered, own_product, plain
from support.reading import at, rows
from support.staff import staff_headers

from bitloot.catalog import versions
from bitloot.catalog.models import Product, SourceType
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.core.types import JsonObject
from bitloot.merchandising.heads import in_script, product_head
from bitloot.providers.kinguin import get_kinguin
from bitloot.stock.availability.deciding import Code, obstacle, obstacles
from bitloot.stock.service import hold

Change = Callable[[Product], object]


@pytest.fixture
def theirs(app: ShopFlask) -> Product:
    """A product of Kinguin's that can be bought."""
    product = listed(offered(plain))
    product.region, product.excluded_countries = None, []
    commit()
    return product


def asked(client: FlaskClient, product: Product, quantity: int = 1) -> JsonObject:
    path = f"/api/v1/admin/catalog/products/{product.id}/availability?quantity={quantity}"
    answer = client.get(path, headers=staff_headers())
    assert answer.status_code == 200, answer.text
    found: JsonObject = answer.get_json()
    return found


def retire(product: Product) -> None:
    product.retired_at = utcnow()


def hold_cost(product: Product) -> None:
    product.cost_held_from = Money.eur("1.00")


def lose(product: Product) -> None:
    product.price = Money.eur("0.01")


@pytest.mark.parametrize(
    ("change", "code", "status"),
    [
        (lambda p: setattr(p, "published", False), Code.HIDDEN, 422),
        (retire, Code.RETIRED, 422),
        (hold_cost, Code.COST_HELD, 409),
        (lose, Code.BELOW_COST, 409),
        (lambda p: setattr(p, "stock", 0), Code.SOLD_OUT, 409),
        (lambda p: setattr(p, "stock", 1), Code.TOO_FEW, 409),
    ],
)
def test_what_staff_read_is_what_a_buyer_meets(
    client: FlaskClient, theirs: Product, change: Change, code: Code, status: int
) -> None:
    assert asked(client, theirs, 2)["available"] is True
    assert client.post("/api/v1/orders", json=body_of((theirs.id, 2))).status_code == 201
    change(theirs)
    commit()
    db.session.execute(db.text("delete from users"))
    commit()
    found = asked(client, theirs, 2)
    assert (found["available"], found["most"]) == (False, 0)
    (first,) = rows(found, "obstacles")
    assert first["code"] == code
    answer = client.post("/api/v1/orders", json=body_of((theirs.id, 2)))
    assert answer.status_code == status
    assert first["told"] in str(answer.get_json()["errors"])
    versions.changed()
    commit()
    page = client.get(f"/api/v1/catalog/products/{theirs.slug}")
    assert page.status_code == (404 if status == 422 else 200)
    if status == 409:
        left = code is Code.TOO_FEW
        shown = page.get_json()
        assert (shown["in_stock"], shown["stock"] > 0, shown["max_quantity"] > 0) == (left,) * 3
        head = product_head(theirs, shop="Shop", base="https://shop.example")
        assert json.loads(in_script(head.data[0]))["offers"]["availability"].endswith(
            "/InStock" if left else "/OutOfStock"
        )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    published=st.booleans(),
    retired=st.booleans(),
    held=st.booleans(),
    price=st.sampled_from(["5.00", "20.00"]),
    stock=st.integers(0, 3),
    quantity=st.integers(1, 4),
)
def test_there_is_a_reason_exactly_where_it_cannot_be_bought(
    app: ShopFlask,
    published: bool,  # noqa: FBT001
    retired: bool,  # noqa: FBT001
    held: bool,  # noqa: FBT001
    price: str,
    stock: int,
    quantity: int,
) -> None:
    product = Product(
        title="Any",
        source_type=SourceType.KINGUIN,
        kinguin_id=1,
        cost=Money.eur("10.00"),
        price=Money.eur(price),
        published=published,
        retired_at=utcnow() if retired else None,
        cost_held_from=Money.eur("5.00") if held else None,
        stock=stock,
        overrides=[],
    )
    fine = published and not retired and not held and price == "20.00" and stock >= quantity
    found = obstacles(product, quantity, stock)
    assert (found == []) is fine
    assert all(each.text.endswith(".") and each.told.endswith(".") for each in found)


def test_own_stock_counts_what_is_free_now(client: FlaskClient, app: ShopFlask) -> None:
    product = own_product()
    assert obstacle(product, 1) is not None
    fill(product, "AAAA-1", "AAAA-2")
    placed = client.post("/api/v1/orders", json=body_of((product.id, 1))).get_json()
    hold(placed["items"][0]["id"], product.id, 1, utcnow() + timedelta(minutes=5))
    commit()
    found = asked(client, product)
    assert (found["left"], found["most"], found["available"]) == (1, 1, True)
    assert at(found, "stock", "reserved") == 1
    assert "1 free, 1 held for orders" in str(found["facts"])


def test_a_provider_that_is_away_is_said_and_sells_on(client: FlaskClient, theirs: Product) -> None:
    breaker = get_kinguin().breaker
    for _ in range(20):
        breaker.failed()
    found = asked(client, theirs)
    assert (found["available"], found["breaker_open"]) == (True, True)
    assert "does not answer" in str(found["facts"])


def test_who_may_ask(client: FlaskClient, theirs: Product) -> None:
    path = f"/api/v1/admin/catalog/products/{theirs.id}/availability"
    assert client.get(path).status_code == 401
    missing = "00000000-0000-7000-8000-000000000000"
    headers = staff_headers()
    assert client.get(path.replace(str(theirs.id), missing), headers=headers).status_code == 404
    assert client.get(f"{path}?quantity=0", headers=headers).status_code == 422
