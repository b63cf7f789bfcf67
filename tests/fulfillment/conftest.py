from uuid import UUID, uuid4

import pytest
from support.paid import listed, offered, paid_order, plain
from support.working import Work, pass_time

from bitloot.catalog.models import Product
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.running import JobView, PostponeError
from bitloot.fulfillment.tasks import fulfill
from bitloot.orders.models import OrderItem

_ROUNDS = 25


@pytest.fixture
def work(app: ShopFlask) -> Work:
    """Run a line's job until it is done; what it waited for in between. Time passes meanwhile."""

    def run(item_id: UUID) -> list[str]:
        waited: list[str] = []
        for _ in range(_ROUNDS):
            job = JobView(uuid4(), "fulfillment.fulfill", {"item_id": str(item_id)}, 1, 0)
            try:
                fulfill(job)
            except PostponeError as later:
                waited.append(str(later))
                pass_time()
            else:
                return waited
        raise AssertionError(waited)

    return run


@pytest.fixture
def game(app: ShopFlask) -> Product:
    """A game that the provider has plenty of, as text keys."""
    return listed(offered(plain))


@pytest.fixture
def line(game: Product) -> OrderItem:
    """One paid copy of it."""
    return paid_order((game, 1)).items[0]
