"""The Kinguin client against the sandbox over HTTP, and its readers against odd documents."""

from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from flask import Flask
from support.sandbox import SandboxControl

from bitloot.core.config import get_settings
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.money import Money
from bitloot.core.types import JsonObject
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.kinguin.listing import Listing
from bitloot.providers.kinguin.orders import (
    KeyStatus,
    OrderStatus,
    Refusal,
    Wish,
    read_key,
    read_order,
)
from bitloot.providers.kinguin.products import Product, ProductUnreadableError, read_product


@pytest.fixture
def kinguin(app: Flask) -> KinguinClient:
    assert app.extensions
    return get_kinguin()


@pytest.fixture
def product(kinguin: KinguinClient) -> Product:
    """Something with plenty of text keys."""
    page = kinguin.products_page(1)
    return next(p for p in page.products if p.text_quantity > 30 and not p.is_preorder)


def test_pages_hold_every_product_once(kinguin: KinguinClient) -> None:
    first = kinguin.products_page(1)
    assert len(first.products) == 100
    pages = [kinguin.products_page(n) for n in range(2, first.item_count // 100 + 2)]
    ids = [p.kinguin_id for page in (first, *pages) for p in page.products]
    assert len(ids) == len(set(ids)) == first.item_count
    assert not first.unreadable


def test_one_product_by_either_id(kinguin: KinguinClient, product: Product) -> None:
    assert kinguin.product(product.kinguin_id) == product
    assert kinguin.product_by_id(product.product_id) == product
    assert product.price == min(offer.price for offer in product.offers)


def test_a_product_that_is_gone_is_none(kinguin: KinguinClient, sandbox: SandboxControl) -> None:
    gone = kinguin.products_page(1).products[0]
    sandbox.set_product(gone.kinguin_id, qty=0)
    assert kinguin.product(gone.kinguin_id) is None
    assert kinguin.product(999_999_999) is None
    assert kinguin.product_by_id("nothing/like ?this") is None


def test_asking_for_certain_products(kinguin: KinguinClient) -> None:
    wanted = {p.kinguin_id for p in kinguin.products_page(2).products[:3]}
    page = kinguin.products_page(1, kinguin_ids=wanted)
    assert {p.kinguin_id for p in page.products} == wanted


def test_regions_and_platforms(kinguin: KinguinClient) -> None:
    regions = {region.id: region.name for region in kinguin.regions()}
    assert regions[1] == "Europe"
    platforms = kinguin.platforms()
    assert len(platforms) == len(set(platforms))


def test_an_order_from_wish_to_keys(kinguin: KinguinClient, product: Product) -> None:
    before = kinguin.balance()
    assert kinguin.find_by_external_id("item-1") is None
    order = kinguin.place_order([Wish(product.product_id, 2, product.price)], "item-1")
    assert order.external_id == "item-1"
    assert order.quantity == 2
    found = kinguin.find_by_external_id("item-1")
    assert found is not None
    assert found.id == order.id
    keys = kinguin.keys(order.id)
    assert len({key.id for key in keys}) == 2
    assert all(key.content for key in keys)
    finished = kinguin.get_order(order.id)
    assert finished.status is OrderStatus.COMPLETED
    assert {key.status for key in finished.keys} == {KeyStatus.DELIVERED}
    assert kinguin.balance() == before - order.paid


def test_more_keys_than_one_page_holds(kinguin: KinguinClient) -> None:
    page = kinguin.products_page(1)
    product = next(p for p in page.products if any(o.tiers and o.quantity > 150 for o in p.offers))
    offer = next(o for o in product.offers if o.tiers and o.quantity > 150)
    price = next(tier.price for tier in offer.tiers if tier.level == 3)
    order = kinguin.place_order(
        [Wish(product.product_id, 120, price, offer_id=offer.id)], "many-keys"
    )
    keys = kinguin.keys(order.id)
    assert len(keys) == len({key.id for key in keys}) == 120


def test_a_refusal_carries_the_kind(kinguin: KinguinClient, product: Product) -> None:
    with pytest.raises(ProviderRefusedError) as refused:
        kinguin.place_order([Wish(product.product_id, 10, product.price)], "too-many")
    assert refused.value.code == Refusal.CONSTRAINT_VIOLATION
    with pytest.raises(ProviderRefusedError) as gone:
        kinguin.get_order("NOSUCHORDER")
    assert gone.value.code == Refusal.ORDER_NOT_FOUND


def test_a_wrong_key_is_a_clear_no(kinguin: KinguinClient) -> None:
    other = KinguinClient(kinguin._base, "wrong", timeout=2, breaker=kinguin.breaker)  # noqa: SLF001
    with pytest.raises(ProviderRefusedError) as refused:
        other.balance()
    assert (refused.value.status, refused.value.code) == (401, Refusal.AUTHORIZATION)


def test_nobody_listening_is_certainly_not_done(kinguin: KinguinClient) -> None:
    nobody = KinguinClient("http://127.0.0.1:1", "x", timeout=1, breaker=kinguin.breaker)
    with pytest.raises(ProviderUnavailableError):
        nobody.place_order([Wish("p", 1, Money.eur("1"))], "x")


ORDER: JsonObject = {"orderId": "A1", "totalPrice": Decimal("5.79"), "status": "processing"}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("completed", OrderStatus.COMPLETED),
        ("CANCELED", OrderStatus.CANCELED),
        ("out_of_stock", OrderStatus.UNKNOWN),
        (None, OrderStatus.UNKNOWN),
    ],
)
def test_words_of_an_order(word: str | None, status: OrderStatus) -> None:
    assert read_order(ORDER | {"status": word}).status is status


def test_amounts_come_as_numbers_or_text() -> None:
    order = read_order(ORDER | {"paymentPrice": "5.29"})
    assert (order.total, order.paid) == (Money.eur("5.79"), Money.eur("5.29"))


@pytest.mark.parametrize(
    "broken", [{"orderId": None}, {"totalPrice": "much"}, {"totalPrice": True}]
)
def test_an_order_without_sense_is_unreadable(broken: JsonObject) -> None:
    with pytest.raises(ValueError, match=r"orderId|totalPrice"):
        read_order(ORDER | broken)


def test_a_key_never_shows_itself() -> None:
    key = read_key({"serial": "AAAA-BBBB", "type": "text/plain"})
    assert key.content == b"AAAA-BBBB"
    assert "AAAA" not in repr(key)
    assert key.id


def test_images_are_decoded_and_damaged_ones_kept() -> None:
    image = read_key({"id": "1", "serial": "/9j/4AAQ", "type": "image/jpeg"})
    assert (image.content[:2], image.content_type) == (b"\xff\xd8", "image/jpeg")
    damaged = read_key({"id": "2", "serial": "not base64!", "type": "image/png"})
    assert (damaged.content, damaged.content_type) == (b"not base64!", "text/plain")


PRODUCT: JsonObject = {
    "kinguinId": 1949,
    "productId": "5c9b5f6b2539a4e8f172916a",
    "name": "Counter Steam CD Key",
    "price": Decimal("5.79"),
    "qty": 3,
}


def test_a_product_needs_little() -> None:
    product = read_product(PRODUCT)
    assert product.price == Money.eur("5.79")
    assert product.offers == ()
    assert product.cover_url is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"price": "free"}, "price"),
        ({"price": Decimal(-1)}, "price"),
        ({"price": Decimal("1e30")}, "above"),
        ({"price": Decimal("9e11")}, "above"),  # with a margin it is no amount any more
        ({"price": "1e999999999"}, "price"),
        ({"name": "  "}, "name"),
        ({"qty": None}, "qty"),
        ({"productId": None}, "productId"),
        ({"kinguinId": "x"}, "kinguinId"),
    ],
)
def test_a_product_without_sense_says_why(change: JsonObject, reason: str) -> None:
    with pytest.raises(ProductUnreadableError) as unreadable:
        read_product(PRODUCT | change)
    assert reason in unreadable.value.reason


@pytest.mark.parametrize(
    "odd",
    [
        {"images": []},
        {"images": {"cover": None, "screenshots": [None, {"url": "javascript:x"}]}},
        {"offers": [None, {}, {"offerId": "a", "price": "x"}]},
        {"metacriticScore": Decimal("1e400"), "totalQty": -4},
        {"releaseDate": "soon", "updatedAt": "yesterday"},
        {"updatedAt": "0001-01-01T00:00:00+14:00"},
        {"updatedAt": "9999-12-31T23:59:59-14:00"},
        {"qty": 5, "textQty": "1e999999999", "metacriticScore": "-1e-999999999"},
        {"systemRequirements": [{"system": None, "requirement": None}]},
        {"name": "half \ud83d surrogate \x00"},
    ],
)
def test_odd_optional_fields_are_left_out(odd: JsonObject) -> None:
    product = read_product(PRODUCT | odd)
    assert product.kinguin_id == 1949
    product.name.encode()


@pytest.mark.parametrize("state", ["down", "nonsense"])
def test_an_outage_says_nothing_about_what_was_bought(
    kinguin: KinguinClient, product: Product, sandbox: SandboxControl, state: str
) -> None:
    sandbox.switch(**{"kinguin.api.outage": state})
    with pytest.raises(ProviderUnknownError):
        kinguin.place_order([Wish(product.product_id, 1, product.price)], "during-outage")
    with pytest.raises(ProviderUnknownError):
        kinguin.product(product.kinguin_id)  # not None: it may be there


def test_an_order_lost_on_the_way_is_found_by_our_reference(
    kinguin: KinguinClient, product: Product, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "500_after"})
    with pytest.raises(ProviderUnknownError):
        kinguin.place_order([Wish(product.product_id, 1, product.price)], "lost")
    found = kinguin.find_by_external_id("lost")
    assert found is not None
    assert len(sandbox.kinguin_orders()) == 1


def test_a_page_past_the_end_is_an_empty_one(
    kinguin: KinguinClient, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.past_last_page": "not_found"})
    assert kinguin.products_page(50).results == 0


def test_keys_can_be_given_back_once(kinguin: KinguinClient, product: Product) -> None:
    order = kinguin.place_order([Wish(product.product_id, 1, product.price)], "given-back")
    kinguin.get_order(order.id)
    assert len(kinguin.return_keys(order.id)) == 1
    with pytest.raises(ProviderRefusedError) as refused:
        kinguin.return_keys(order.id)
    assert refused.value.code == Refusal.NO_KEYS_TO_RETURN


def test_a_page_is_cut_into_products_however_it_is_written() -> None:
    product = b'{"kinguinId":7,"name":"half \\ud83d pair","price":5.50}'
    page = b'{"results":[' + product + b',{"kinguinId":"8"},{"kinguinId":9.5},4],"item_count":"4"}'
    listing = Listing.of(page)
    assert listing.item_count == 4
    contents = listing.read()
    assert [each.kinguin_id for each in contents.listed] == [7, 8]
    assert contents.listed[0].document == {"kinguinId": 7, "name": "half  pair", "price": "5.50"}
    assert [error.reason for error in contents.nameless] == [
        "kinguinId is not a whole number",
        "expected an object, got int",
    ]


def test_bytes_that_are_no_text_spoil_one_word() -> None:
    page = b'{"results":[{"kinguinId":7,"name":"Caf\xe9"},{"kinguinId":8}],"item_count":2}'
    first, second = Listing.of(page).read().listed
    assert first.document["name"] == "Caf\ufffd"
    assert second.document == {"kinguinId": 8}


def test_what_is_no_number_spoils_its_product_and_not_the_page() -> None:
    page = b'{"results":[{"kinguinId":7,"price":NaN},{"kinguinId":8,"price":5}],"item_count":2}'
    first, second = Listing.of(page).read().listed
    with pytest.raises(ProductUnreadableError, match="price is not a number"):
        first.read()
    assert second.document == {"kinguinId": 8, "price": 5}


@pytest.mark.parametrize(
    "wrong",
    [
        *(b"", b"[]", b"{}", b'{"results":[],"item_count":"many"}'),
        b'{"results":[' + b"[" * 100_000 + b"]" * 100_000 + b'],"item_count":1}',
    ],
)
def test_what_is_no_page_is_refused(wrong: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Listing.of(wrong)


def test_an_answer_without_end_is_read_no_further(
    kinguin: KinguinClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bitloot.core.http.client._LARGEST_BODY", 10_000)
    for ask in (kinguin.listing, kinguin.products_page):
        with pytest.raises(ProviderUnknownError):
            ask(1)
    monkeypatch.undo()
    assert kinguin.listing(1).results


def test_the_proxy_of_the_environment_is_asked(
    app: Flask, kinguin: KinguinClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sandbox stands in for a proxy: the address itself leads nowhere."""
    settings = get_settings()
    monkeypatch.setenv("http_proxy", settings.kinguin_base_url)
    monkeypatch.setenv("no_proxy", "")
    assert app.extensions
    path = urlsplit(settings.kinguin_base_url).path
    proxied = KinguinClient(
        f"http://kinguin.invalid{path}",
        settings.kinguin_api_key.get_secret_value(),
        timeout=5,
        breaker=kinguin.breaker,
    )
    assert proxied.listing(1).item_count == kinguin.listing(1).item_count
