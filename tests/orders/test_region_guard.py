"""Where a key works is shown before payment, acknowledged, and kept with the order as shown."""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from support.checkout import body_of
from support.paid import fill, own_product
from support.shelf import bundle_of, on_sale

from bitloot.catalog.models import Product
from bitloot.catalog.regions import Limits, limits_of
from bitloot.catalog.vocabulary import GLOBAL, region_name
from bitloot.core.config import SETTINGS
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.orders.models import OrderItem

SetTo = Callable[..., None]


@pytest.fixture
def product(app: ShopFlask) -> Product:
    product = own_product()
    fill(product, *(f"AAAA-{n}" for n in range(5)))
    return product


@pytest.fixture
def set_to(app: ShopFlask) -> Iterator[SetTo]:
    """Settings for this test alone."""
    before = app.extensions[SETTINGS]

    def change(**values: object) -> None:
        app.extensions[SETTINGS] = before.model_copy(update=values)

    yield change
    app.extensions[SETTINGS] = before


def limit(product: Product, region: str | None, *excluded: str) -> None:
    product.region, product.excluded_countries = region, list(excluded)
    commit()


@pytest.mark.parametrize(
    ("region", "excluded", "notice"),
    [
        (None, (), None),
        ("Global", (), None),
        ("Europe", (), "Activates only in this region: Europe."),
        ("Global", ("DE", "AT"), "Cannot be activated in: AT, DE."),
        (
            "Europe",
            ("DE",),
            "Activates only in this region: Europe. Cannot be activated in: DE.",
        ),
    ],
)
def test_limits_are_acknowledged_and_kept(
    client: FlaskClient,
    product: Product,
    region: str | None,
    excluded: tuple[str, ...],
    notice: str | None,
) -> None:
    limit(product, region, *excluded)
    refused = client.post("/api/v1/orders", json=body_of((product.id, 1)))
    assert refused.status_code == (201 if notice is None else 422)
    if notice is not None:
        assert "acknowledged_region" in refused.get_json()["errors"]["json"]
        assert notice in refused.get_json()["detail"]
    body = body_of((product.id, 1), acknowledged_region=True)
    placed = client.post("/api/v1/orders", json=body)
    assert placed.status_code == 201, placed.text
    item = db.session.get(OrderItem, placed.get_json()["items"][0]["id"])
    assert item is not None
    assert (item.region_notice, item.excluded_countries) == (notice, sorted(excluded))


@pytest.mark.parametrize(
    ("limits", "country", "fits"),
    [
        (Limits(None, ()), "DE", True),
        (Limits(None, ("DE",)), "DE", False),
        (Limits(None, ("DE",)), "AT", True),
        (Limits("Europe", ()), "US", None),  # nobody says which countries that is
        (Limits("Germany", ()), "DE", True),
        (Limits("Germany", ()), "FR", False),
        (Limits("Europe", ("DE",)), None, None),
    ],
)
def test_what_a_country_means(limits: Limits, country: str | None, *, fits: bool | None) -> None:
    assert limits.fits(country) is fits


@pytest.mark.parametrize(
    ("sent", "country"), [("de", "DE"), ("XX", None), ("T1", None), ("Germany", None), ("", None)]
)
def test_the_country_is_a_hint_and_no_block(
    client: FlaskClient, product: Product, set_to: SetTo, sent: str, country: str | None
) -> None:
    set_to(country_header="CF-IPCountry")
    limit(product, None, "DE")
    headers = {"CF-IPCountry": sent}
    assert client.get("/api/v1/shop", headers=headers).get_json()["country"] == country
    body = body_of((product.id, 1), acknowledged_region=True)
    assert client.post("/api/v1/orders", json=body, headers=headers).status_code == 201


def test_without_the_setting_nobody_reads_the_header(client: FlaskClient, app: ShopFlask) -> None:
    answer = client.get("/api/v1/shop", headers={"CF-IPCountry": "DE"})
    assert answer.get_json()["country"] is None


def test_a_setting_blocks(client: FlaskClient, product: Product, set_to: SetTo) -> None:
    set_to(country_header="CF-IPCountry", region_block_by_ip=True)
    limit(product, None, "DE")
    body = body_of((product.id, 1), acknowledged_region=True)
    blocked = client.post("/api/v1/orders", json=body, headers={"CF-IPCountry": "DE"})
    assert blocked.status_code == 422
    assert "items.0.product_id" in blocked.get_json()["errors"]["json"]
    other = client.post("/api/v1/orders", json=body, headers={"CF-IPCountry": "FR"})
    assert other.status_code == 201
    assert client.post("/api/v1/orders", json=body).status_code == 201  # nobody knows


def test_limits_follow_the_product(product: Product) -> None:
    limit(product, "Rest of World", "US")
    assert limits_of(product).exist


LIMITED = [
    (None, (), None),
    ("", (), None),
    ("Global", (), None),
    ("Global", ("DE",), {"region": None, "excluded": ["DE"]}),
    ("Europe", ("DE", "AT"), {"region": "Europe", "excluded": ["AT", "DE"]}),
]


@pytest.mark.parametrize(("region", "excluded", "shown"), LIMITED)
def test_the_storefront_is_told_what_the_order_demands(
    client: FlaskClient,
    region: str | None,
    excluded: tuple[str, ...],
    shown: dict[str, object] | None,
) -> None:
    """A product alone and within a bundle are limited alike."""
    one, other = on_sale("One", region=region, excluded_countries=list(excluded)), on_sale("Other")
    bundle = bundle_of(one, other)
    assert client.get("/api/v1/catalog/products/one").json["limits"] == shown
    page = client.get(f"/api/v1/catalog/bundles/{bundle.slug}").json
    assert page["limits"] == ([] if shown is None else [shown])
    wanted = [{"bundle_id": str(bundle.id), "quantity": 1}]
    for body in (body_of((one.id, 1)), body_of(bundles=wanted)):
        answer = client.post("/api/v1/orders", json=body)
        assert answer.status_code == (201 if shown is None else 422), body


@pytest.mark.parametrize("word", ["global", "REGION FREE", "Region-free", "worldwide", "World"])
def test_everywhere_has_one_name(word: str) -> None:
    assert region_name(None, word) == GLOBAL


def test_a_bundle_names_every_limit_of_its_products_once(client: FlaskClient) -> None:
    europe = [on_sale(name, region="Europe") for name in ("One", "Other")]
    asia, anywhere = on_sale("Third", region="Asia"), on_sale("Fourth", excluded_countries=["US"])
    bundle = bundle_of(*europe, asia, anywhere)
    assert client.get(f"/api/v1/catalog/bundles/{bundle.slug}").json["limits"] == [
        {"region": "Europe", "excluded": []},
        {"region": "Asia", "excluded": []},
        {"region": None, "excluded": ["US"]},
    ]
