"""The invented catalogue keeps what is true of the real one."""

from __future__ import annotations

import pytest
import requests
from kinguin_server import Kinguin

from bitloot.sandbox.documents import Doc, documents, number, text, texts, whole


@pytest.fixture
def catalogue(kinguin: Kinguin) -> list[Doc]:
    products: list[Doc] = []
    page = 1
    while True:
        body = kinguin.get("/v1/products", page=str(page), limit="100").json()
        products += body["results"]
        if page * 100 >= body["item_count"]:
            return products
        page += 1


def test_every_product_keeps_the_invariants(catalogue: list[Doc]) -> None:
    assert len(catalogue) >= 320
    for product in catalogue:
        offers = documents(product, "offers")
        lowest = min(number(offer, "price") for offer in offers)
        cheapest = [offer for offer in offers if number(offer, "price") == lowest]
        assert product["price"] == lowest
        assert product["cheapestOfferId"] == [offer["offerId"] for offer in cheapest]
        assert product["qty"] == sum(whole(offer, "qty") for offer in cheapest)
        assert product["textQty"] == sum(whole(offer, "textQty") for offer in cheapest)
        assert product["totalQty"] == sum(whole(offer, "qty") for offer in offers)
        assert product["offersCount"] == len(offers)
        assert product["merchantName"] == [offer["merchantName"] for offer in cheapest]
        assert all(whole(offer, "textQty") <= whole(offer, "qty") for offer in offers)


def test_ids_and_names_are_unique(catalogue: list[Doc]) -> None:
    for name in ("kinguinId", "productId", "name"):
        values = [product[name] for product in catalogue]
        assert len(set(map(str, values))) == len(values)


def test_the_peculiar_products_are_there(catalogue: list[Doc]) -> None:
    def some(test: object, least: int = 2) -> bool:
        assert callable(test)
        return sum(1 for product in catalogue if test(product)) >= least

    assert some(lambda p: p["isPreorder"])
    assert some(lambda p: p["textQty"] == 0 and p["qty"] > 0)
    assert some(lambda p: p["offersCount"] > 2, 50)
    assert some(lambda p: len(p["cheapestOfferId"]) > 1)
    assert some(lambda p: any("wholesale" in offer for offer in p["offers"]))
    assert some(lambda p: "countryLimitation" in p)
    assert some(lambda p: p["regionId"] != 3, 30)
    assert some(lambda p: "images" not in p)
    assert some(lambda p: "images" in p and "url" not in p["images"]["cover"])
    assert some(
        lambda p: "&#39;" in p.get("description", "") or "&amp;" in p.get("description", "")
    )
    assert some(lambda p: len(set(p["languages"])) < len(p["languages"]))
    assert some(lambda p: p["platform"] in {"Steam", "Uplay"}, 10)
    assert some(lambda p: "originalName" not in p, 20)
    assert some(lambda p: p["qty"] > 200, 100)
    assert some(lambda p: "prepaid" in p["tags"], 10)
    assert some(lambda p: p["offers"][0]["availableQty"] == 0 and not p["isPreorder"])


def test_descriptions_are_whole_sentences(catalogue: list[Doc]) -> None:
    for product in catalogue:
        description = text(product, "description", "A sentence. Another.")
        assert "{" not in description
        assert 2 <= description.count(". ") + description.count("? ") + 1 <= 7
        assert description.rstrip()[-1] in ".?"


def test_sold_out_products_are_hidden(kinguin: Kinguin, catalogue: list[Doc]) -> None:
    assert all(whole(product, "totalQty") > 0 for product in catalogue)
    product = catalogue[0]
    kinguin_id = product["kinguinId"]
    control_path = f"/v1/products/{kinguin_id}"
    assert kinguin.get(control_path).json()["name"] == product["name"]
    assert kinguin.get(f"/v2/products/{product['productId']}").json()["kinguinId"] == kinguin_id


def test_pictures_are_drawn_and_cached(kinguin: Kinguin, catalogue: list[Doc]) -> None:
    shown = next(p for p in catalogue if "game" not in texts(p, "tags") and "images" in p)
    images = shown["images"]
    assert isinstance(images, dict)
    cover = images["cover"]
    assert isinstance(cover, dict)
    answer = fetch(str(cover["thumbnail"]))
    assert answer.headers["Content-Type"].startswith("image/jpeg")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert fetch(f"{kinguin.base}/covers/1.jpg").status_code == 404


def fetch(url: str) -> requests.Response:
    return requests.get(url, timeout=10)
