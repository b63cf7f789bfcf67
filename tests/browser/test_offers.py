"""Offers as a buyer meets them: a deal that ends while it is seen, a bundle with limits."""

from contextlib import closing

import psycopg2
from playwright.sync_api import expect
from support.buyer import Buyer
from support.shop import Shop

from browser.conftest import Visit
from browser.goods import Doc
from browser.storefront import check_out


def set_to(shop: Shop, statement: str, *values: object) -> None:
    """As staff, or time, would have it."""
    with closing(psycopg2.connect(shop.running.settings["DATABASE_URL"])) as connection, connection:
        connection.cursor().execute(statement, values)


def first(buyer: Buyer, path: str) -> Doc:
    items = buyer.get(path)["items"]
    assert isinstance(items, list)
    found: Doc = items[0]
    return found


def test_a_price_goes_up_when_its_deal_ends(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    product = first(buyer, "/catalog/deals")
    deal = product["deal"]
    assert isinstance(deal, dict)
    page = visit().page
    soon = "update flash_deals set ends_at = now() + interval '6 seconds' where id = %s"
    set_to(shop, soon, str(deal["id"]))
    page.goto(f"/products/{product['slug']}")
    buying = page.get_by_role("region", name="Buy")
    expect(buying.get_by_role("timer")).to_contain_text("Ends in 00:0")
    expect(buying).to_contain_text(f"€{deal['price']}")
    expect(buying.get_by_role("timer")).to_have_count(0)
    expect(buying).to_contain_text(f"€{product['price']}")
    expect(buying).not_to_contain_text(f"€{deal['price']}")


def test_variants_on_deal_are_shown_each_by_itself(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    group = first(buyer, "/catalog/groups")
    members = group["members"]
    assert isinstance(members, list)
    titles = [each["product"]["title"] for each in members[:2]]
    deal = """
        insert into flash_deals (id, created_at, updated_at, product_id, percent, stock, starts_at,
            ends_at, enabled, below_cost_allowed)
        select gen_random_uuid(), now(), now(), id, 5, 9, now(), now() + interval '1 hour', true,
            true
        from products where title = any(%s)
    """
    set_to(shop, deal, titles)
    page = visit().page
    page.goto("/deals")
    for title in titles:
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    set_to(shop, "delete from flash_deals where below_cost_allowed")


def test_a_bundle_not_for_every_country_is_acknowledged(
    shop: Shop, visit: Visit, buyer: Buyer
) -> None:
    bundle = first(buyer, "/catalog/bundles")
    products = bundle["products"]
    assert isinstance(products, list)
    ids = [each["id"] for each in products]
    limit = (
        "update products set region = 'Global', excluded_countries = %s where id = any(%s::uuid[])"
    )
    set_to(shop, limit, ["DE"], ids)
    page = visit().page
    page.goto("/deals")
    page.get_by_role("article", name=str(bundle["title"])).get_by_test_id("add-bundle").click()
    page.goto("/checkout")
    box = page.get_by_test_id("acknowledge-region")
    expect(page.get_by_text("everywhere, not in Germany")).to_be_visible()
    page.get_by_test_id("place-order").click()
    expect(page).to_have_url(f"{shop.url}/checkout")
    box.check()
    check_out(page, "bundle@buyer.example")
    set_to(shop, limit, [], ids)
