"""Staff find orders by anything, open them with their story, and settle what needs a human."""

from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.edge import ShopFlask

ADMIN = "/api/v1/admin"
LISTS = ["orders", "payments", "webhooks", "attention"]


@pytest.fixture
def overpaid(
    app: ShopFlask, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    product = own_product()
    fill(product, "AAAA-1", "AAAA-2", "AAAA-3")
    checkout(client, (product.id, 1), email="other@bitloot.example")
    bought = checkout(client, (product.id, 2))
    payment = bought.pay_with("btc")
    sandbox.pay(str(payment["provider_payment_id"]), "pay130")
    run_jobs()
    return bought


@pytest.fixture
def staff(app: ShopFlask) -> dict[str, str]:
    return staff_headers(Role.ADMIN)


def found(client: FlaskClient, staff: dict[str, str], query: str) -> list[str]:
    answer = client.get(f"{ADMIN}/orders?{query}", headers=staff)
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json["items"]]


def test_orders_are_found_by_whatever_was_pasted(
    client: FlaskClient, overpaid: Checkout, staff: dict[str, str]
) -> None:
    payment = overpaid.look()["payment"]
    detail = client.get(f"{ADMIN}/payments?coin=BTC", headers=staff).json["items"][0]
    for pasted in (
        overpaid.order["number"], overpaid.order["email"], payment["provider_payment_id"],
        payment["pay_address"], detail["payin_hash"], str(overpaid.id),
    ):  # fmt: skip
        rows = client.get(f"{ADMIN}/orders", query_string={"q": pasted}, headers=staff)
        assert [row["id"] for row in rows.json["items"]] == [str(overpaid.id)], pasted


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2), ("status=fulfilled", 1), ("status=created", 1), ("status=failed", 0),
        ("source=custom", 2), ("source=kinguin", 0), ("coin=btc", 1), ("coin=ltc", 0),
        ("from=2020-01-01T00:00:00Z", 2), ("to=2020-01-01T00:00:00Z", 0), ("q=nothing", 0),
    ],
)  # fmt: skip
def test_filters(
    client: FlaskClient, overpaid: Checkout, staff: dict[str, str], query: str, count: int
) -> None:
    assert len(found(client, staff, query)) == count


def test_pages_follow_each_other(
    client: FlaskClient, overpaid: Checkout, staff: dict[str, str]
) -> None:
    first = client.get(f"{ADMIN}/orders?limit=1", headers=staff).json
    cursor = first["page"]["next_cursor"]
    second = client.get(f"{ADMIN}/orders?limit=1&cursor={cursor}", headers=staff).json
    ids = {row["id"] for row in first["items"] + second["items"]}
    assert len(ids) == 2
    assert second["page"]["next_cursor"] is None


def test_an_order_tells_its_whole_story(
    client: FlaskClient, overpaid: Checkout, staff: dict[str, str]
) -> None:
    order = client.get(f"{ADMIN}/orders/{overpaid.id}", headers=staff).json
    assert order["flags"] == ["overpaid"]
    assert [(i["quantity"], i["deliveries"]) for i in order["items"]] == [(2, 2)]
    assert order["payments"][0]["coverage"] == "over"
    assert [item["reason"] for item in order["attention"]] == ["overpaid"]
    assert order["webhooks"]
    kinds = {line["kind"] for line in order["timeline"]}
    assert {"checkout", "hold", "ipn", "provider", "transition", "attention"} <= kinds
    assert "AAAA-" not in str(order)
    payment = client.get(f"{ADMIN}/payments/{order['payments'][0]['id']}", headers=staff).json
    assert payment["order_number"] == overpaid.order["number"]
    assert payment["webhooks"]


def test_attention_is_resolved_once_and_says_by_whom(
    client: FlaskClient, overpaid: Checkout, staff: dict[str, str]
) -> None:
    (item,) = client.get(f"{ADMIN}/attention", headers=staff).json["items"]
    path, body = f"{ADMIN}/attention/{item['id']}/resolve", {"resolution": "Sent back by hand."}
    resolved = client.post(path, json=body, headers=staff)
    assert (resolved.status_code, resolved.json["state"]) == (200, "resolved")
    assert resolved.json["resolved_by"] == "admin@bitloot.example"
    assert client.post(path, json=body, headers=staff).status_code == 409
    assert client.get(f"{ADMIN}/attention", headers=staff).json["items"] == []
    done = client.get(f"{ADMIN}/attention?state=resolved", headers=staff).json["items"]
    assert [row["resolution"] for row in done] == ["Sent back by hand."]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "cursor=x", "q=%00", "status=x&state=x&verdict=x"]
)
def test_strange_queries_are_refused(
    client: FlaskClient, staff: dict[str, str], name: str, query: str
) -> None:
    refused = client.get(f"{ADMIN}/{name}?{query}", headers=staff)
    unknown_here = query == "q=%00" and name == "attention"
    assert refused.status_code == (200 if unknown_here else 422), refused.text


@pytest.mark.parametrize("name", LISTS[:3])
def test_what_does_not_exist_is_not_found(
    client: FlaskClient, staff: dict[str, str], name: str
) -> None:
    assert client.get(f"{ADMIN}/{name}/{uuid4()}", headers=staff).status_code == 404


def test_the_shop_says_what_a_buyer_should_know(client: FlaskClient, app: ShopFlask) -> None:
    shop = client.get("/api/v1/shop").json
    assert shop["terms_version"] == "2026-11-01"
    assert shop["currency"] == "EUR"
    assert "not refunded" in shop["underpayment_policy"].replace("\n", " ")
