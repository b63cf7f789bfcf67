"""The last key over real HTTP: fifty want it, one gets it, and nobody locks the shop with holds."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from sqlalchemy import func, select, text
from support.buyer import TERMS
from support.paid import fill, own_product

from bitloot.catalog.models import Product
from bitloot.core.config import SETTINGS
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.stock.models import StockItem
from bitloot.stock.service import available
from config.settings import Settings

BUYERS = 50


def order(settings: Settings, product_id: str, email: str, key: str) -> str:
    """Place an order; its status and the problem's name."""
    body = {
        "email": email,
        "items": [{"product_id": product_id, "quantity": 1}],
        "terms_version": TERMS,
        "acknowledged_region": True,
    }
    headers = {"Idempotency-Key": f"last-key-{key}-0123456789"}
    url = f"{settings.public_url}/api/v1/orders"
    answer = requests.post(url, json=body, headers=headers, timeout=60)
    return f"{answer.status_code} {str(answer.json().get('type', '')).rpartition(':')[2]}".strip()


def stocked(*keys: str) -> Product:
    product = own_product()
    fill(product, *keys)
    return product


def test_of_fifty_one_is_sold_the_last_key(app: ShopFlask, settings: Settings) -> None:
    del app
    product_id = str(stocked("THE-LAST-KEY").id)
    commit()
    gate = threading.Barrier(BUYERS)

    def buy(number: int) -> str:
        gate.wait(60)
        return order(settings, product_id, f"buyer{number}@bitloot.example", f"{number:03}")

    with ThreadPoolExecutor(BUYERS) as pool:
        answers = Counter(pool.map(buy, range(BUYERS)))
    assert answers == {"201": 1, "409 out-of-stock": BUYERS - 1}
    assert db.session.scalar(select(func.count()).select_from(Order)) == 1
    assert db.session.scalar(select(func.count()).select_from(Payment)) == 0
    assert db.session.scalar(select(StockItem.held_for)) is not None


@pytest.fixture
def capped(app: ShopFlask, settings: Settings) -> object:
    """Three keys at most may be held unpaid by one e-mail address."""
    app.extensions[SETTINGS] = settings.model_copy(update={"unpaid_keys_per_email": 3})
    yield None
    app.extensions[SETTINGS] = settings


@pytest.mark.usefixtures("capped")
def test_one_e_mail_holds_no_more_than_its_share_however_it_is_written(
    app: ShopFlask, settings: Settings
) -> None:
    del app
    product = stocked(*(f"KEY-{number}" for number in range(8)))
    product_id = str(product.id)
    commit()
    gate = threading.Barrier(8)

    def grab(number: int) -> str:
        gate.wait(60)
        email = ("Hold@Bitloot.Example", "hold@bitloot.example")[number % 2]
        return order(settings, product_id, email, f"grab{number}")

    with ThreadPoolExecutor(8) as pool:
        answers = Counter(each.split()[0] for each in pool.map(grab, range(8)))
    assert answers == {"201": 3, "429": 5}
    assert available(product.id) == 5
    assert order(settings, product_id, "somebody@bitloot.example", "else") == "201"


def test_a_hold_that_ran_out_is_sold_at_once_without_a_worker(
    app: ShopFlask, settings: Settings
) -> None:
    """No job runs and nothing expires the order: the next buyer's query sees the time."""
    del app
    product_id = str(stocked("THE-LAST-KEY").id)
    commit()
    assert order(settings, product_id, "slow@bitloot.example", "slow") == "201"
    assert order(settings, product_id, "early@bitloot.example", "early") == "409 out-of-stock"
    db.session.execute(text("update stock_items set held_until = clock_timestamp()"))
    commit()
    assert order(settings, product_id, "quick@bitloot.example", "quick") == "201"
