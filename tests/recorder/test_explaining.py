"""`bitloot explain order`: complete, in order, readable at any width, and without a secret."""

import json
import re
from datetime import timedelta

import click
import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from support.buyer import open_delivery
from support.checkout import Checkout
from support.sandbox import SandboxControl
from support.working import Poll, RunJobs

from bitloot.cli import cli, explain
from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.recorder.commands import explain_order, explain_orders
from bitloot.recorder.printing import distance

Doc = dict[str, object]


@pytest.fixture
def finished(
    mixed: Checkout, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    """Paid too much, delivered from both sources, opened."""
    payment = mixed.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]), "pay130")
    run_jobs(ahead=3)
    for item in mixed.look()["items"]:
        path = f"/api/v1/orders/{mixed.id}/items/{item['id']}/reveal"
        answer = client.post(path, headers=mixed.session)
        assert answer.status_code == 200, answer.text
    with transaction():
        audit(COMMAND_LINE, "order.look", ("order", mixed.id), reason="the buyer asked")
    return mixed


def explained(app: ShopFlask, *arguments: str, columns: int = 120) -> str:
    runner = app.test_cli_runner(env={"COLUMNS": str(columns)})
    answer = runner.invoke(explain_order, list(arguments))
    assert answer.exit_code == 0, answer.output
    return answer.output


def document(app: ShopFlask, order: Checkout) -> Doc:
    found: Doc = json.loads(explained(app, str(order.order["number"]), "--json"))
    return found


def test_nothing_is_left_out(app: ShopFlask, finished: Checkout) -> None:
    told = document(app, finished)
    moments = told["moments"]
    assert isinstance(moments, list)
    assert {moment["kind"] for moment in moments} >= {
        *("checkout", "hold", "payment", "provider", "webhook", "ipn", "decision", "state"),
        *("job", "purchase", "stock", "delivery", "reveal", "mail", "attention", "audit"),
        "ledger",
    }
    assert [m["at"] for m in moments] == sorted(m["at"] for m in moments)
    assert all(set(m) >= {"at", "since_placed_ms", "kind", "text", "actor"} for m in moments)
    assert told["status"] == "fulfilled"
    assert told["replay"] == {
        "agrees": True,
        "problems": [],
        "paths": told["replay"]["paths"],
    }
    (payment,) = told["payments"]
    assert payment["verdict"] == "paid_over"
    assert "over, in time" in payment["text"]
    assert f"by row {payment['row']}" in payment["text"]


def test_each_decision_names_its_row(app: ShopFlask, finished: Checkout) -> None:
    moments = document(app, finished)["moments"]
    assert isinstance(moments, list)
    decisions = [moment for moment in moments if moment["kind"] == "decision"]
    assert [each["facts"]["verdict"] for each in decisions][-1] == "paid_over"
    assert all(each["facts"]["row"] for each in decisions)


def test_no_key_and_no_token_is_printed(
    app: ShopFlask, finished: Checkout, client: FlaskClient
) -> None:
    shown = explained(app, str(finished.order["number"])) + json.dumps(document(app, finished))
    secrets = [str(finished.order["order_session_token"])]
    for item in finished.look()["items"]:
        path = f"/api/v1/orders/{finished.id}/items/{item['id']}/reveal"
        deliveries = client.post(path, headers=finished.session).json["deliveries"]
        for delivery in deliveries:
            secrets += [delivery["key"], delivery["url"], open_delivery(delivery).decode()]
    assert len(secrets) == 7
    assert [secret for secret in secrets if secret in shown] == []


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_it_fits_the_terminal(app: ShopFlask, finished: Checkout, columns: int) -> None:
    lines = click.unstyle(explained(app, str(finished.order["number"]), columns=columns))
    too_long = [
        line
        for line in lines.splitlines()
        if len(line) > columns and len(max(line.split(), key=len)) < 24
    ]
    assert too_long == []
    assert "Replayed: agrees." in lines
    clock = re.findall(r"^\d\d:\d\d:\d\d\.\d{3} ", lines, re.MULTILINE)
    assert bool(clock) is (columns >= 80)


def test_it_is_found_by_what_a_customer_pastes(app: ShopFlask, finished: Checkout) -> None:
    number = str(finished.order["number"])
    payment = finished.look()["payment"]
    assert isinstance(payment, dict)
    for pasted in (number, number.lower(), str(finished.id), payment["provider_payment_id"]):
        assert number in explained(app, str(pasted))


def test_an_unknown_number_is_an_error(app: ShopFlask) -> None:
    answer = app.test_cli_runner().invoke(explain_order, ["BL-AAAAA-AAAAA"])
    assert (answer.exit_code, answer.output) == (1, "Error: There is no order BL-AAAAA-AAAAA.\n")


def test_what_does_not_add_up_is_told_and_fails(
    app: ShopFlask, bought: Checkout, poll: Poll
) -> None:
    bought.pay_with()
    poll()
    db.session.execute(text("update orders set status = 'paid'"))
    commit()
    answer = app.test_cli_runner().invoke(explain_order, [str(bought.order["number"])])
    assert answer.exit_code == 2
    assert "the record leads to waiting, the row says paid" in answer.output
    all_of_them = app.test_cli_runner().invoke(explain_orders, ["--days", "2"])
    assert all_of_them.exit_code == 2
    assert f"{bought.order['number']}: order" in all_of_them.output
    assert "1 order replayed, 1 not explained." in all_of_them.output


def test_many_are_replayed_at_once(app: ShopFlask, finished: Checkout) -> None:
    answer = app.test_cli_runner().invoke(explain_orders)
    assert (answer.exit_code, answer.output) == (0, "1 order replayed, 0 not explained.\n")


def test_the_commands_stand_in_one_group() -> None:
    assert cli.commands["explain"] is explain
    assert sorted(explain.commands) == ["order", "orders", "payments"]


@pytest.mark.parametrize(
    ("between", "said"),
    [
        (timedelta(milliseconds=142), "+0.142s"),
        (timedelta(seconds=-2), "-2.000s"),
        (timedelta(minutes=2, seconds=5), "+2m05s"),
        (timedelta(hours=3, minutes=12, seconds=59), "+3h12m"),
        (timedelta(days=4, hours=2), "+4d02h"),
    ],
)
def test_distances(between: timedelta, said: str) -> None:
    assert distance(between) == said
