import pytest
from flask.testing import FlaskClient
from support.checkout import Checkout, checkout
from support.paid import fill, listed, offered, own_product, plain
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.edge import ShopFlask


@pytest.fixture
def own(app: ShopFlask) -> Product:
    """A game of our own, with keys."""
    del app
    product = own_product()
    fill(product, *(f"OWN-KEY-{number}" for number in range(6)))
    return product


@pytest.fixture
def game(app: ShopFlask) -> Product:
    """A game that Kinguin has plenty of."""
    del app
    return listed(offered(plain))


@pytest.fixture
def paid(own: Product, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs) -> Checkout:
    """An order of our own keys, paid and fulfilled."""
    bought = checkout(client, (own.id, 1))
    payment = bought.pay_with("btc")
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    return bought


@pytest.fixture
def purchased(
    game: Product, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    """An order of a Kinguin game, paid and fulfilled."""
    bought = checkout(client, (game.id, 1))
    payment = bought.pay_with("btc")
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    run_jobs(ahead=5)
    assert bought.look()["status"] == "fulfilled"
    return bought
