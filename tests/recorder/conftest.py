import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, listed, offered, own_product, plain
from support.working import Poll, RunJobs

from bitloot.catalog.models import Product
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_due


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    """Two copies of an own game, placed."""
    product = own_product()
    fill(product, "AAAA-1", "AAAA-2", "AAAA-3")
    return checkout(client, (product.id, 2))


@pytest.fixture
def game(app: ShopFlask) -> Product:
    """A game that the provider has plenty of."""
    return listed(offered(plain))


@pytest.fixture
def mixed(game: Product, client: FlaskClient) -> Checkout:
    """One copy from Kinguin and one of our own, placed."""
    own = own_product()
    fill(own, "AAAA-1")
    return checkout(client, (game.id, 1), (own.id, 1), acknowledged_region=True)


@pytest.fixture
def poll(run_jobs: RunJobs) -> Poll:
    """Ask the provider about every payment that may still bring money."""

    def ask() -> None:
        for payment in db.session.scalars(select(Payment)):
            if payment.next_poll_at is not None:
                payment.next_poll_at = payment.created_at
        commit()
        with transaction():
            poll_due()
        run_jobs()

    return ask
