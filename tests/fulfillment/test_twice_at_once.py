"""Two workers on one line at the same moment, as when a lease was lost."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from support.opening import opened
from support.paid import fill, own_product, paid_order
from support.sandbox import SandboxControl
from support.working import Work

from bitloot.catalog.models import Product
from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.running import JobView, PostponeError
from bitloot.fulfillment.tasks import fulfill
from bitloot.stock.service import counts

_WORKERS = 4


def together(app: ShopFlask, item_id: UUID) -> None:
    gate = threading.Barrier(_WORKERS)

    def run(_: int) -> None:
        with app.app_context():
            gate.wait(30)
            try:
                fulfill(JobView(uuid4(), "fulfillment.fulfill", {"item_id": str(item_id)}, 1, 0))
            except PostponeError:
                return

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(run, range(_WORKERS)))


@pytest.mark.parametrize("quantity", [1, 12])
def test_it_is_bought_once(
    quantity: int, app: ShopFlask, game: Product, work: Work, sandbox: SandboxControl
) -> None:
    item_id = paid_order((game, quantity)).items[0].id
    commit()
    together(app, item_id)
    work(item_id)
    keys = [key.decode() for key in opened(item_id)]
    assert len(set(keys)) == quantity
    assert sorted(keys) == sorted(sandbox.issued_keys())


def test_own_keys_are_sold_once(app: ShopFlask, work: Work) -> None:
    product = own_product()
    fill(product, *(f"KEY-{number}" for number in range(20)))
    item_id, product_id = paid_order((product, 3)).items[0].id, product.id
    commit()
    together(app, item_id)
    work(item_id)
    assert len(set(opened(item_id))) == 3
    assert counts(product_id).sold == 3
