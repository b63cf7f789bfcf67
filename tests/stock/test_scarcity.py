from flask.testing import FlaskClient
from sqlalchemy import select
from support.paid import fill, own_product
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db
from bitloot.emails.models import Email, EmailState
from bitloot.stock.models import LowLevel
from bitloot.stock.rules import warn_at
from bitloot.stock.scarcity import look, low

STAFF = Actor("test")


def states() -> list[AttentionState]:
    return list(db.session.scalars(select(AttentionItem.state)))


def test_it_is_said_once_and_taken_back(client: FlaskClient, run_jobs: RunJobs) -> None:
    staff = staff_headers()
    product = own_product()
    fill(product, "A1", "B2")
    warn_at(product.id, 2, LowLevel.ATTENTION, STAFF, reason="sells fast")
    assert (look(), look()) == (1, 0)
    commit()
    assert states() == [AttentionState.OPEN]
    run_jobs()
    mail = db.session.scalars(select(Email)).one()
    assert mail.kind == "stock_low"
    assert mail.state in {EmailState.SENT, EmailState.DELIVERED}, "its report may be back already"
    seen = client.get("/api/v1/admin/stock/low", headers=staff).json["items"]
    assert [(each["available"], each["low_at"]) for each in seen] == [(2, 2)]
    fill(product, "C3")
    assert (look(), look()) == (1, 0)
    assert states() == [AttentionState.RESOLVED]
    assert low() == []


def test_a_notice_needs_nobody(client: FlaskClient) -> None:
    staff, product = staff_headers(), own_product()
    path = f"/api/v1/admin/stock/{product.id}/rule"
    body = {"low_at": 0, "low_level": "notice", "reason": "for the list"}
    assert client.put(path, json=body, headers=staff).status_code == 200
    assert client.get(path, headers=staff).json == {
        "fields": [],
        "low_at": 0,
        "low_level": "notice",
    }
    assert look() == 1
    assert states() == []
    assert [each.title for each in low()] == [product.title]


def test_fields_are_defined_where_the_type_lets_them(client: FlaskClient) -> None:
    staff, product = staff_headers(), own_product()
    path = f"/api/v1/admin/stock/{product.id}/rule"
    body = {
        "fields": [{"name": "server", "label": "Server"}],
        "low_at": None,
        "reason": "what they sell",
    }
    assert client.put(path, json=body, headers=staff).status_code == 422
