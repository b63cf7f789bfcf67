"""Rules, previews and applying them, over HTTP."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.jobs import RunJobs
from support.reading import Doc, at, rows
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.models import PriceChange, Product, SourceType
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db

Call = Callable[..., Doc]
Make = Callable[..., Product]


def look(call: Call) -> Doc:
    """A preview that is done with its answer."""
    found = call("POST", "/preview", status=202)
    assert found["state"] == "done"
    return found


def apply(call: Call, *, status: int = 202) -> Doc:
    version = look(call)["version"]
    return call("POST", "/apply", {"version": version, "reason": "for the test"}, status=status)


def test_a_rule_from_birth_to_end(call: Call, margin: Call) -> None:
    made = margin("20", scope="platform", target="PC Steam", min_cost="5", max_cost="10.00")
    path = f"/rules/{made['id']}"
    assert (made["target"], made["min_cost"], made["percent"]) == ("Steam", "5.00", "20.000")
    assert call("PATCH", path, {"percent": "25", "priority": 3})["percent"] == "25.000"
    assert call("GET", path)["priority"] == 3
    assert [each["id"] for each in rows(call("GET", "/rules"), "items")] == [made["id"]]
    call("DELETE", path, status=204)
    call("GET", path, status=404)
    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.action.partition(".")[2] for entry in entries] == ["create", "edit", "delete"]
    assert entries[1].before == {"percent": "20", "priority": 0}
    assert entries[1].after == {"percent": "25", "priority": 3}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "margin"}, "percent"),
        ({"kind": "margin", "percent": "-100"}, "percent"),
        ({"kind": "margin", "percent": "NaN"}, "percent"),
        ({"kind": "margin", "percent": "5", "amount": "1"}, "amount"),
        ({"kind": "floor", "amount": "0"}, "amount"),
        ({"kind": "cap", "amount": "1.001"}, "amount"),
        ({"kind": "ending"}, "ending"),
        ({"kind": "ending", "ending": "77"}, "ending"),
        ({"kind": "dynamic", "percent": "5"}, "stock_below"),
        ({"kind": "dynamic", "percent": "5", "stock_below": 3, "stock_at_least": 3}, "stock_below"),
        ({"kind": "margin", "percent": "5", "scope": "category"}, "target"),
        ({"kind": "margin", "percent": "5", "target": "games"}, "target"),
        ({"kind": "margin", "percent": "5", "scope": "product", "target": str(uuid4())}, "target"),
        ({"kind": "margin", "percent": "5", "scope": "product", "target": "x"}, "target"),
        ({"kind": "margin", "percent": "5", "scope": "category", "target": "gmaes"}, "target"),
        ({"kind": "margin", "percent": "5", "scope": "platform", "target": "Setam"}, "target"),
        ({"kind": "margin", "percent": "5", "scope": "group", "target": "nobody"}, "target"),
        ({"kind": "margin", "percent": "5", "min_cost": "5", "max_cost": "5"}, "max_cost"),
        (
            {
                "kind": "margin",
                "percent": "5",
                "starts_at": "2026-11-02T00:00:00Z",
                "ends_at": "2026-11-01T00:00:00Z",
            },
            "ends_at",
        ),
        ({"kind": "margin", "percent": "5", "name": " "}, "name"),
    ],
)
def test_rules_that_make_no_sense_are_named(call: Call, body: Doc, field: str) -> None:
    answer = call("POST", "/rules", {"name": "a rule", **body}, status=422)
    errors = at(answer, "errors", "json")
    assert isinstance(errors, dict)
    assert field in errors


def test_two_rules_do_not_share_a_name(call: Call, margin: Call) -> None:
    margin("5", name="same")
    call("POST", "/rules", {"name": "same", "kind": "floor", "amount": "1"}, status=422)


def test_nothing_changes_before_rules_are_applied(
    call: Call, margin: Call, make: Make, run_jobs: RunJobs
) -> None:
    cheap, dear, by_hand = make("8.00"), make("30.00"), make("10.00", overrides=["price"])
    own = make("10.00", source_type=SourceType.CUSTOM)
    before = by_hand.price, own.price
    margin("50")
    found = look(call)
    assert (found["seen"], found["raised"], found["lowered"], found["refused"]) == (2, 2, 0, 0)
    assert [each["before"] for each in rows(found, "biggest")] == ["8.99", "33.99"]
    assert cheap.price.plain() == "8.99"
    run = apply(call)
    assert (run["state"], run["expected"], run["seen"]) == ("running", 2, 0)
    run_jobs()
    done = call("GET", f"/runs/{run['id']}")
    assert (done["state"], done["seen"], done["raised"]) == ("done", 2, 2)
    for product in (cheap, dear, by_hand, own):
        db.session.refresh(product)
    assert (cheap.price.plain(), dear.price.plain()) == ("12.49", "45.99")
    assert (by_hand.price, own.price) == before
    changes = db.session.scalars(select(PriceChange).order_by(PriceChange.id)).all()
    assert [(change.product_id, change.cause) for change in changes] == [
        (cheap.id, "pricing rules"),
        (dear.id, "pricing rules"),
    ]
    again = look(call)
    assert (again["unchanged"], again["raised"]) == (2, 0)


def test_rules_that_would_lose_money_are_refused_with_names(
    call: Call, margin: Call, make: Make, run_jobs: RunJobs
) -> None:
    make("8.00")
    dear = make("30.00", title="Dear Good")
    cap = call("POST", "/rules", {"name": "cap", "kind": "cap", "amount": "20.00"}, status=201)
    found = look(call)
    assert found["offenders"] == [
        {
            "product_id": str(dear.id),
            "title": "Dear Good",
            "reason": "below_cost",
            "sentence": "20.00 EUR would be below the cost of 30.00 EUR.",
        }
    ]
    refusal = apply(call, status=409)
    assert "Dear Good" in str(refusal["detail"])
    assert call("GET", "/runs")["items"] == []
    call("PATCH", f"/rules/{cap['id']}", {"below_cost_allowed": True})
    apply(call)
    run_jobs()
    db.session.refresh(dear)
    assert dear.price.plain() == "19.99"


def test_what_was_previewed_is_what_is_applied(call: Call, margin: Call, make: Make) -> None:
    make("8.00")
    made = margin("50")
    version = look(call)["version"]
    call("PATCH", f"/rules/{made['id']}", {"percent": "60"})
    call("POST", "/apply", {"version": version}, status=409)
    apply(call)
    call("PATCH", f"/rules/{made['id']}", {"percent": "70"})
    answer = apply(call, status=409)
    assert "priced anew" in str(answer["detail"])


def test_a_price_is_explained(call: Call, margin: Call, make: Make, run_jobs: RunJobs) -> None:
    product = make("10.00")
    margin("50", name="Steam", scope="platform", target="Steam")
    path = f"/products/{product.id}/price-explained"
    found = call("GET", path)
    assert at(found, "in_force", "steps", 0, "rule") == "The shop's own rule"
    step = rows(found, "edited", "steps")[0]
    assert (step["before"], step["after"]) == ("10.0000", "15.0000")
    assert step["why"] == "50 % on the cost, for the platform Steam."
    apply(call)
    run_jobs()
    found = call("GET", path)
    assert found["in_force"] == found["edited"]
    assert (found["price"], at(found, "in_force", "price")) == ("15.49", "15.49")
    call("GET", f"/products/{uuid4()}/price-explained", status=404)


def test_who_may_only_look_may_not_change(client: FlaskClient) -> None:
    headers = staff_headers(Role.VIEWER)
    base = "/api/v1/admin/pricing"
    assert client.get(f"{base}/rules", headers=headers).status_code == 200
    for path in ("rules", "preview", "apply"):
        answer = client.post(f"{base}/{path}", json={"version": "x"}, headers=headers)
        assert answer.status_code in {403, 422}, path
    assert client.post(f"{base}/preview", headers=headers).status_code == 403
