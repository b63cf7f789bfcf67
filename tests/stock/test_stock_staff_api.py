import json
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.paid import fill, own_product, paid_order
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.stock.models import StockBatch, StockItem

KEYS = "AAAAA-11111\n\n  BBBBB-22222\r\nAAAAA-11111\n"


def test_staff_bring_keys_in_and_never_see_them_again(client: FlaskClient) -> None:
    product, staff = own_product(), staff_headers()
    body = {
        "keys": KEYS,
        "supplier": "Acme",
        "unit_cost": "4.20",
        "expires_at": "2030-01-01T00:00:00Z",
    }
    path = f"/api/v1/admin/stock/{product.id}"
    answer = client.post(f"{path}/import", json=body, headers=staff)
    assert answer.status_code == 201, answer.text
    assert (answer.json["imported"], answer.json["duplicates"]) == (2, 1)
    again = client.post(f"{path}/import", json={"keys": KEYS}, headers=staff)
    assert (again.json["imported"], again.json["duplicates"]) == (0, 3)
    seen = client.get(path, headers=staff)
    assert seen.json["counts"] == {
        "available": 2,
        "reserved": 0,
        "sold": 0,
        "expired": 0,
        "invalid": 0,
        "quarantined": 0,
    }
    assert {batch["unit_cost"] for batch in seen.json["batches"]} == {"4.20", None}
    assert [item["expires_at"] for item in seen.json["items"]] == ["2030-01-01T00:00:00.000Z"] * 2
    assert "AAAAA" not in seen.text
    entries = db.session.scalars(select(AuditEntry)).all()
    assert {entry.action for entry in entries} == {"stock.import"}
    assert "AAAAA" not in json.dumps([entry.after for entry in entries])


def test_the_list_is_paged(client: FlaskClient, run_jobs: RunJobs) -> None:
    product, staff = own_product(), staff_headers()
    fill(product, *(f"KEY-{number}" for number in range(5)))
    paid_order((product, 1))
    run_jobs()
    path, seen, cursor = f"/api/v1/admin/stock/{product.id}?limit=2", [], ""
    for _ in range(3):
        page = client.get(path + cursor, headers=staff).json
        seen += [item["id"] for item in page["items"]]
        cursor = f"&cursor={page['page']['next_cursor']}"
    assert page["page"]["next_cursor"] is None
    assert len(set(seen)) == 5
    assert page["counts"]["sold"] == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"keys": ""},
        {"keys": "\n\n"},
        {"keys": "A\x07B"},
        {"keys": "x" * 4097},
        {"keys": "A", "unit_cost": "-1"},
        {"keys": "A", "unit_cost": "NaN"},
        {"keys": "A", "expires_at": "tomorrow"},
        {"keys": "A", "surprise": 1},
    ],
)
def test_bad_imports_are_named_and_write_nothing(
    client: FlaskClient, body: dict[str, object]
) -> None:
    product, staff = own_product(), staff_headers()
    answer = client.post(f"/api/v1/admin/stock/{product.id}/import", json=body, headers=staff)
    assert answer.status_code == 422
    assert answer.json["errors"]["json"]
    for table in (StockBatch, StockItem):
        assert db.session.scalars(select(table)).all() == []


def test_who_may(client: FlaskClient) -> None:
    path = f"/api/v1/admin/stock/{own_product().id}"
    support, finance = staff_headers(Role.SUPPORT), staff_headers(Role.FINANCE)
    assert client.get(path).status_code == 401
    assert client.get(path, headers=finance).status_code == 403
    assert client.get(path, headers=support).status_code == 200
    assert client.post(f"{path}/import", json={"keys": "A"}, headers=support).status_code == 403


def test_an_unknown_product(client: FlaskClient) -> None:
    path, staff = f"/api/v1/admin/stock/{uuid4()}", staff_headers()
    assert client.get(path, headers=staff).status_code == 404
    assert client.post(f"{path}/import", json={"keys": "A"}, headers=staff).status_code == 404
