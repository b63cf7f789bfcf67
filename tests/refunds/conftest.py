import pytest
from support.paid import fill, listed, offered, own_product, paid_order, plain
from support.refunding import money_for

from bitloot.catalog.models import Product
from bitloot.core.edge import ShopFlask
from bitloot.orders.models import Order


@pytest.fixture
def game(app: ShopFlask) -> Product:
    """A game that the provider has plenty of, as text keys."""
    return listed(offered(plain))


@pytest.fixture
def own(app: ShopFlask) -> Product:
    """A product of our own with five keys."""
    product = own_product(price="9.90")
    fill(product, *(f"KEY-{number}" for number in range(5)))
    return product


@pytest.fixture
def paid(own: Product) -> Order:
    """Two of our own, paid and waiting to be worked on."""
    order = paid_order((own, 2))
    money_for(order)
    return order
