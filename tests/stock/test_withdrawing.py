from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.paid import fill, own_product
from support.staff import staff_headers

from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.stock.models import StockBatch, StockItem, StockState
from bitloot.stock.service import available, counts, hold, take
from bitloot.stock.withdrawing import Act, Chosen, Foreseen, foresee, perform

STAFF = Actor("test")


def test_a_batch_is_quarantined_released_and_void(app: ShopFlask) -> None:
    del app
    product, order = own_product(), uuid4()
    fill(product, "A1", "B2", "C3")
    fill(product, "D4")
    take(uuid4(), product.id, 1)
    hold(order, product.id, 1, utcnow() + timedelta(minutes=5))
    commit()
    batch = db.session.scalars(select(StockBatch).order_by(StockBatch.created_at)).first()
    assert batch is not None
    chosen = Chosen(product.id, batch.id)
    assert foresee(Act.QUARANTINE, chosen) == Foreseen(changed=2, held=1, sold=1, other=0)
    assert perform(Act.QUARANTINE, chosen, STAFF, reason="complaints", expected=2) == 2
    commit()
    assert (available(product.id), counts(product.id).quarantined) == (1, 2)
    assert [item.batch_id for item in take(order, product.id, 1)] != [batch.id]
    commit()
    assert perform(Act.RELEASE, chosen, STAFF, reason="they are good") == 2
    commit()
    assert available(product.id) == 2
    assert perform(Act.VOID, chosen, STAFF, reason="the supplier lied") == 2
    commit()
    found = counts(product.id)
    assert (found.available, found.sold, found.invalid) == (0, 2, 2)
    actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["stock.quarantine", "stock.release", "stock.void"]


def test_what_changed_since_the_dry_run_stops_the_act(app: ShopFlask) -> None:
    del app
    product = own_product()
    fill(product, "A1", "B2")
    ids = list(db.session.scalars(select(StockItem.id)))
    with pytest.raises(ConflictError, match="look again"):
        perform(Act.VOID, Chosen(product.id, None, ids), STAFF, reason="bad", expected=1)
    rollback()
    assert available(product.id) == 2


def test_another_products_keys_are_left_alone(app: ShopFlask) -> None:
    del app
    product, other = own_product(), own_product("another")
    fill(other, "A1")
    item = db.session.scalars(select(StockItem)).one()
    with pytest.raises(ConflictError, match="None"):
        perform(Act.VOID, Chosen(product.id, None, [item.id]), STAFF, reason="bad")
    with pytest.raises(NotFoundError):
        foresee(Act.VOID, Chosen(product.id, item.batch_id))


def test_staff_do_it_through_the_api(client: FlaskClient) -> None:
    product, staff = own_product(), staff_headers()
    fill(product, "A1", "B2")
    ids = [str(each) for each in db.session.scalars(select(StockItem.id))]
    path = f"/api/v1/admin/stock/{product.id}/withdraw"
    body = {"act": "void", "item_ids": ids[:1], "dry_run": True}
    assert client.post(path, json=body, headers=staff).json["changed"] == 1
    assert available(product.id) == 2
    body |= {"dry_run": False, "expected": 1}
    assert client.post(path, json=body, headers=staff).status_code == 422
    body["reason"] = "does not work"
    assert client.post(path, json=body, headers=staff).status_code == 200
    states = db.session.scalars(select(StockItem.state)).all()
    assert sorted(states) == [StockState.AVAILABLE, StockState.INVALID]
