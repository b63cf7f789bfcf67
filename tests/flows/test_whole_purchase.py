"""A whole purchase in one process: from the catalogue to the opened key, both sources."""

from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from support.buyer import TERMS, open_delivery
from support.jobs import RunJobs
from support.sandbox import SandboxControl

from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.tasks import start_sync, work
from bitloot.core.db import db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.recorder.reading import story
from bitloot.recorder.replaying import replay
from bitloot.stock.service import add

Doc = dict[str, object]


@pytest.fixture
def kinguin_product(app: ShopFlask) -> str:
    """The catalogue synced from the sandbox; something that is plainly in stock."""
    with transaction():
        run_id = start_sync(full=True, started_by="test").id
    while not work(run_id, seconds=30, progress=lambda _: None):
        pass
    found = db.session.query(Product).filter(Product.stock > 200, ~Product.is_preorder).first()
    assert found is not None
    return str(found.id)


@pytest.fixture
def own_product(app: ShopFlask) -> str:
    with transaction():
        product = Product(
            slug="own",
            title="Own",
            source_type=SourceType.CUSTOM,
            price=Money.eur(30),
            published=True,
        )
        db.session.add(product)
        db.session.flush()
        add(
            product.id,
            ["OWN-KEY-1", "OWN-KEY-2"],
            supplier="s",
            unit_cost=None,
            expires_at=None,
            imported_by="test",
        )
        return str(product.id)


def buy(client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs, *products: str) -> Doc:
    """Place, pay and let everything run; returns the order as created."""
    placed = client.post(
        "/api/v1/orders",
        json={
            "email": "buyer@example.org",
            "items": [{"product_id": each, "quantity": 1} for each in products],
            "terms_version": TERMS,
        },
        headers={"Idempotency-Key": uuid4().hex},
    )
    assert placed.status_code == 201, placed.text
    order: Doc = placed.get_json()
    session = {"X-Order-Session": str(order["order_session_token"])}
    opened = client.post(
        f"/api/v1/orders/{order['id']}/payment", json={"pay_currency": "btc"}, headers=session
    )
    assert opened.status_code == 201, opened.text
    sandbox.pay(opened.get_json()["provider_payment_id"])
    run_jobs(ahead=3)
    return order


def test_a_key_of_each_source_in_one_order(
    client: FlaskClient,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    kinguin_product: str,
    own_product: str,
) -> None:
    order = buy(client, sandbox, run_jobs, kinguin_product, own_product)
    session = {"X-Order-Session": str(order["order_session_token"])}

    now = client.get(f"/api/v1/orders/{order['id']}", headers=session).get_json()
    assert now["status"] == "fulfilled"
    assert now["payment"]["status"] == "finished"
    keys = []
    for item in now["items"]:
        path = f"/api/v1/orders/{order['id']}/items/{item['id']}/reveal"
        revealed = client.post(path, headers=session)
        assert revealed.headers["Cache-Control"] == "no-store"
        keys += [open_delivery(each) for each in revealed.get_json()["deliveries"]]
    assert keys[1] in {b"OWN-KEY-1", b"OWN-KEY-2"}
    assert keys[0].decode() in sandbox.issued_keys()
    kinds = sorted(str(mail["tags"]["kind"]) for mail in sandbox.mails("buyer@example.org"))
    assert kinds == ["order_completed", "order_created"]
    told = story(UUID(str(order["id"])))
    moves = [(entry.subject_kind, entry.to_state) for entry in told.timeline]
    assert ("order", "paid") in moves
    assert ("order", "fulfilled") in moves
    assert replay(told).problems == []
