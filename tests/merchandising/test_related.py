"""What stands near a product: its franchise, and what paid orders hold beside it."""

from flask.testing import FlaskClient
from support.paid import placed_order
from support.shelf import on_sale

from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from bitloot.insights.together import count_together
from bitloot.merchandising.families import read_titles
from bitloot.orders import service as orders

PUBLIC = "/api/v1/catalog/products"


def test_the_franchise_comes_first(app: ShopFlask, client: FlaskClient) -> None:
    on_sale("The Witcher 3: Wild Hunt Steam CD Key", genres=["RPG"])
    on_sale("Popular", genres=["RPG"], sales_count=1000)
    on_sale("The Witcher 2: Assassins of Kings GOG CD Key", genres=["Action"])
    on_sale("The Witcher: Enhanced Edition", genres=["Action"], published=False)
    read_titles()
    commit()
    shown = client.get(f"{PUBLIC}/the-witcher-3-wild-hunt-steam-cd-key").json["related"]
    assert [each["title"] for each in shown] == [
        "The Witcher 2: Assassins of Kings GOG CD Key",
        "Popular",
    ]


def test_what_was_paid_together_is_shown_together(app: ShopFlask, client: FlaskClient) -> None:
    one, other, third = on_sale("One"), on_sale("Other"), on_sale("Third")
    for lines in (((one, 1), (other, 1)), ((one, 2), (other, 1)), ((one, 1), (third, 1))):
        orders.mark_paid(placed_order(*lines), cause="test")
        commit()
    placed_order((one, 1), (third, 5))
    assert count_together() == 4
    assert count_together() == 4
    commit()
    shown = client.get(f"{PUBLIC}/one").json["bought_together"]
    assert [each["title"] for each in shown] == ["Other", "Third"]
    assert [each["title"] for each in client.get(f"{PUBLIC}/third").json["bought_together"]] == [
        "One"
    ]
