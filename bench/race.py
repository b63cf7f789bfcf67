"""The last key, wanted by fifty at the same moment: over HTTP, round after round.

Each round puts one key into stock and lets fifty buyers place an order for it at once. Exactly one
may be accepted; the others must be told that it is sold out before they can pay. `ROUNDS` makes it
shorter.
"""

import os
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests
from hundred_thousand import settings_for
from serving import gunicorn
from sqlalchemy import func, select, text
from support.buyer import TERMS
from support.paid import fill, own_product
from support.sandbox import start_sandbox

from bitloot.app import create_app
from bitloot.catalog.models import Product
from bitloot.core.db import db, rollback
from bitloot.embedded.ephemeral import ephemeral_services
from bitloot.stock.models import StockItem

BUYERS, ROUNDS = 50, int(os.environ.get("ROUNDS", "500"))
_REPORTED = 100


def race(data: Path) -> None:
    with (
        ephemeral_services(data) as services,
        start_sandbox(data / "sandbox", "http://127.0.0.1:1") as sandbox,
    ):
        settings = settings_for(services, **sandbox.settings)
        app = create_app(settings)
        with app.app_context():
            for name in ("pg_trgm", "unaccent"):
                db.session.execute(text(f"create extension if not exists {name}"))
            db.session.commit()
            db.create_all()
            more = {"ORDERS_PER_MINUTE": "100000000", "LOG_LEVEL": "ERROR"}
            with gunicorn("wsgi:app", settings, data / "web.log", **more) as port:
                rounds(f"http://127.0.0.1:{port}/api/v1/orders")
            db.engine.dispose()


def rounds(url: str) -> None:
    product = own_product("the-last-one")
    wrong, answers = 0, Counter[str]()
    sessions = [requests.Session() for _ in range(BUYERS)]
    started = time.perf_counter()
    with ThreadPoolExecutor(BUYERS) as pool:
        for number in range(1, ROUNDS + 1):
            seen = one_round(pool, sessions, url, product, number)
            answers += seen
            wrong += seen != Counter({"201": 1, "409 out-of-stock": BUYERS - 1})
            if number % _REPORTED == 0:
                print(f"  {number} rounds, {wrong} wrong: {dict(answers)}", flush=True)
    taken = time.perf_counter() - started
    held = db.session.scalar(select(func.count(StockItem.held_for.distinct())))
    rollback()
    print(
        f"  {ROUNDS} rounds of {BUYERS} buyers in {taken:.0f} s: {dict(answers)}; "
        f"{wrong} rounds with another outcome than one sold; {held} orders hold {ROUNDS} keys"
    )
    assert not wrong
    assert held == ROUNDS


def one_round(
    pool: ThreadPoolExecutor,
    sessions: list[requests.Session],
    url: str,
    product: Product,
    number: int,
) -> Counter[str]:
    """What each buyer was told."""
    fill(product, f"THE-LAST-KEY-{number:05}")
    product_id, gate = str(product.id), threading.Barrier(BUYERS)
    rollback()

    def buy(buyer: int) -> str:
        body = {
            "email": f"buyer-{number}-{buyer}@bitloot.example",
            "items": [{"product_id": product_id, "quantity": 1}],
            "terms_version": TERMS,
            "acknowledged_region": True,
        }
        headers = {"Idempotency-Key": f"race-{number:05}-{buyer:03}-last-key"}
        gate.wait(60)
        answer = sessions[buyer].post(url, json=body, headers=headers, timeout=60)
        problem = str(answer.json().get("type", "")).rpartition(":")[2]
        return f"{answer.status_code} {problem}".strip()

    return Counter(pool.map(buy, range(BUYERS)))
