"""A run may die anywhere: between any two steps, before or after any commit or call."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from support.opening import opened
from support.paid import fill, own_product, paid_order
from support.sandbox import SandboxControl
from support.working import Work, pass_time

from bitloot.catalog.models import Product
from bitloot.core import db as database
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.orders.models import OrderItem
from bitloot.orders.states import OrderStatus
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.objects.client import ObjectStore
from bitloot.stock.service import counts

_MOST_MOMENTS = 80


class PowerCutError(BaseException):
    """The process is gone: no handler of ours may catch it."""


class Fuse:
    """Blows at the n-th moment, once; a moment is just before or just after a commit or call."""

    def __init__(self) -> None:
        self.left = -1

    def moment(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise PowerCutError

    def around(self, act: Callable[..., object]) -> Callable[..., object]:
        def fused(*args: object, **options: object) -> object:
            self.moment()
            answer = act(*args, **options)
            self.moment()
            return answer

        return fused


@pytest.fixture
def fuse(monkeypatch: pytest.MonkeyPatch) -> Fuse:
    fuse = Fuse()
    monkeypatch.setattr(database, "commit", fuse.around(database.commit))
    monkeypatch.setattr(KinguinClient, "send", fuse.around(KinguinClient.send))
    monkeypatch.setattr(ObjectStore, "put", fuse.around(ObjectStore.put))
    return fuse


def cuts(fuse: Fuse, work: Work, new_line: Callable[[], UUID]) -> Iterator[tuple[int, UUID]]:
    """Fulfill one line after another, each dying at a later moment than the one before."""
    for moment in range(1, _MOST_MOMENTS):
        item_id = new_line()
        fuse.left = moment
        try:
            work(item_id)
        except PowerCutError:
            db.session.rollback()
            pass_time()
            work(item_id)
            yield moment, item_id
        else:
            fuse.left = -1
            assert moment > 8, "the fuse has met hardly any moment"
            return
    raise AssertionError("it never ran through")


def check_delivered(item_id: UUID, quantity: int) -> list[str]:
    item = db.session.get_one(OrderItem, item_id, populate_existing=True)
    assert item.order.status is OrderStatus.FULFILLED
    keys = [key.decode() for key in opened(item_id)]
    assert len(set(keys)) == quantity
    return keys


def test_bought_once_whenever_the_power_goes(
    game: Product, fuse: Fuse, work: Work, sandbox: SandboxControl
) -> None:
    delivered: list[str] = []
    for _, item_id in cuts(fuse, work, lambda: paid_order((game, 2)).items[0].id):
        delivered += check_delivered(item_id, 2)
        mine = [
            order
            for order in sandbox.kinguin_orders()
            if str(order["orderExternalId"]).startswith(item_id.hex)
        ]
        assert len(mine) == 1
    assert len(set(delivered)) == len(delivered)


def test_own_keys_are_sold_once_whenever_the_power_goes(
    app: ShopFlask, fuse: Fuse, work: Work
) -> None:
    product = own_product()
    fill(product, *(f"KEY-{number:03}" for number in range(2 * _MOST_MOMENTS)))
    product_id, delivered = product.id, 0
    for _, item_id in cuts(fuse, work, lambda: paid_order((product, 2)).items[0].id):
        check_delivered(item_id, 2)
        delivered += 2
    assert counts(product_id).sold == delivered + 2
