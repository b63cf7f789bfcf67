"""A bundle tells everything, holds no key, and shows whatever was changed in it."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.claiming import ANNA, PNG, Customer, the_claim
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.claims import deciding
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.timeline import EntryKind, note
from bitloot.evidence import commands
from bitloot.evidence.bundle import stream
from bitloot.evidence.checking import check
from bitloot.evidence.signing import public_key
from bitloot.fulfillment.models import Delivery

KEY = "QWERT-YUIOP-ASDFG"
PARTS = {
    *("order.jsonl", "terms.jsonl", "items.jsonl", "payments.jsonl", "refunds.jsonl"),
    *(
        "deliveries.jsonl",
        "reveals.jsonl",
        "claims.jsonl",
        "mails.jsonl",
        "timeline.jsonl",
        "staff.jsonl",
    ),
}
Files = dict[str, bytes]


@pytest.fixture
def bought(
    app: ShopFlask, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    """Placed, paid, delivered, opened."""
    product = own_product()
    fill(product, KEY)
    bought = checkout(client, (product.id, 1))
    paid = bought.pay_with()
    sandbox.pay(str(paid["provider_payment_id"]))
    run_jobs(ahead=60)
    item = bought.row().items[0]
    address = f"/api/v1/orders/{bought.id}/items/{item.id}/reveal"
    assert client.post(address, headers=bought.session).status_code == 200
    return bought


def made(bought: Checkout) -> bytes:
    rollback()
    bundle = b"".join(stream(bought.id, "ann@bitloot.example"))
    rollback()
    return bundle


def unpacked(bundle: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(files: Files, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in files[name].splitlines()]


def test_it_tells_the_whole_story(bought: Checkout) -> None:
    files = unpacked(made(bought))
    assert set(files) == PARTS | {"manifest.json", "manifest.sig"}
    (order,), (terms,), (payment,) = (
        rows(files, f"{name}.jsonl") for name in ("order", "terms", "payments")
    )
    assert (order["number"], order["status"]) == (bought.order["number"], "fulfilled")
    assert terms["terms_version"] == "2026-11-01"
    assert terms["terms_accepted_at"]
    assert str(payment["payin_hash"]) in str(payment["transaction_url"])
    (look,) = rows(files, "reveals.jsonl")
    assert (look["actor"], look["first"], look["ip"]) == ("buyer", True, "127.0.0.1")
    assert {mail["kind"] for mail in rows(files, "mails.jsonl")} >= {"order_completed"}
    told = rows(files, "timeline.jsonl")
    assert {"checkout", "transition", "delivery", "reveal"} <= {line["kind"] for line in told}
    places = [line["chain"]["position"] for line in told]
    assert sorted(places) == list(range(1, len(told) + 1))
    manifest = json.loads(files["manifest.json"])
    assert manifest["timeline_chain"]["length"] == len(told)
    assert {each["name"] for each in manifest["files"]} == PARTS


def test_it_holds_nothing_that_opens_a_key(bought: Checkout) -> None:
    everything = b"".join(unpacked(made(bought)).values())
    delivery = db.session.scalars(select(Delivery)).one()
    secrets = [KEY, delivery.object_key, delivery.wrapped_key.hex(), delivery.fingerprint]
    assert [each for each in secrets if each.encode() in everything] == []


def test_it_tells_of_claims_and_shows_no_screenshot(client: FlaskClient, bought: Checkout) -> None:
    customer, item = Customer(client, bought.row()), bought.row().items[0]
    claim_id = customer.report(item.id, text="It is used.").json["id"]
    picture = PNG + b"QWERT on a screen"
    assert customer.act(claim_id, "pictures", picture).status_code == 201
    deciding.refund(UUID(claim_id), ANNA, reason="it is used", answer="Sorry.")
    commit()
    files = unpacked(made(bought))
    (claim,) = rows(files, "claims.jsonl")
    (refund,), (delivery,) = rows(files, "refunds.jsonl"), rows(files, "deliveries.jsonl")
    assert (claim["id"], claim["status"], claim["text"]) == (claim_id, "refunded", "It is used.")
    assert (claim["decided_by"], claim["answer"]) == (ANNA.label, "Sorry.")
    assert (claim["refund_id"], claim["deliveries"]) == (refund["id"], [delivery["id"]])
    assert delivery["withdrawn_at"]
    assert [each["size"] for each in claim["pictures"]] == [len(picture)]
    assert [act["action"] for act in rows(files, "staff.jsonl")] == ["claim.refund"]
    everything, stored = b"".join(files.values()), the_claim().pictures[0]
    secrets = [b"QWERT on", stored.object_key.encode(), stored.wrapped_key.hex().encode()]
    assert [each for each in secrets if each in everything] == []


def test_it_is_sent_in_pieces(bought: Checkout) -> None:
    for number in range(3000):
        text = f"{number} {number**7}"
        note(EntryKind.STAFF, text, subject=("order", bought.id), trail_id=bought.id)
    commit()
    pieces = list(stream(bought.id, "ann"))
    assert len([piece for piece in pieces if piece]) > 10
    assert max(len(piece) for piece in pieces) < 200_000


def packed(files: Files) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return target.getvalue()


def change(name: str) -> Callable[[Files], None]:
    return lambda files: files.update({name: files[name].replace(b"e", b"E", 1)})


CHANGES: dict[str, tuple[Callable[[Files], None], str]] = {
    "a row": (change("reveals.jsonl"), "reveals.jsonl was changed"),
    "a file gone": (lambda files: drop(files, "mails.jsonl"), "mails.jsonl is missing"),
    "a file more": (lambda files: files.update({"more": b""}), "more was added"),
    "the manifest": (change("manifest.json"), "the manifest is not signed by this shop"),
    "the signature": (
        lambda files: files.update({"manifest.sig": bytes(64)}),
        "the manifest is not signed by this shop",
    ),
    "no signature": (lambda files: drop(files, "manifest.sig"), "it cannot be read"),
}


def drop(files: Files, name: str) -> None:
    del files[name]


@pytest.mark.parametrize("how", CHANGES)
def test_whatever_is_changed_shows(how: str, bought: Checkout, tmp_path: Path) -> None:
    files, path = unpacked(made(bought)), tmp_path / "bundle.zip"
    path.write_bytes(packed(files))
    assert check(path, public_key()).problems == ()
    do, problem = CHANGES[how]
    do(files)
    path.write_bytes(packed(files))
    assert [each[: len(problem)] for each in check(path, public_key()).problems] == [problem]


def test_anything_at_all_may_be_checked(app: ShopFlask, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    for body in (b"", b"PK\x03\x04", b"not a zip" * 100):
        path.write_bytes(body)
        assert len(check(path, public_key()).problems) == 1


def test_the_commands_make_and_verify(bought: Checkout, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    run = CliRunner().invoke
    number = str(bought.order["number"])
    made = run(commands.evidence, ["make", number, "--reason", "chargeback", "--to", str(path)])
    assert made.exit_code == 0, made.output
    verified = run(commands.evidence, ["verify", str(path)])
    assert verified.exit_code == 0, verified.output
    assert f"Order {number}" in verified.output
    key = run(commands.evidence, ["key"]).output.strip()
    assert run(commands.evidence, ["verify", str(path), "--key", key]).exit_code == 0
    other = key.swapcase()
    assert run(commands.evidence, ["verify", str(path), "--key", other]).exit_code == 2
    assert run(commands.evidence, ["make", "BL-0", "--reason", "none"]).exit_code == 1


def test_staff_get_it_from_the_api_and_it_is_audited(
    client: FlaskClient, bought: Checkout, tmp_path: Path
) -> None:
    address = f"/api/v1/admin/orders/{bought.id}/evidence"
    headers = staff_headers()
    assert client.post(address, headers=headers, json={}).status_code == 422
    answer = client.post(address, headers=headers, json={"reason": "chargeback"})
    assert answer.status_code == 200, answer.text
    path = tmp_path / "bundle.zip"
    path.write_bytes(answer.data)
    assert check(path, public_key()).problems == ()
    rollback()
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.reason) == ("evidence.make", "chargeback")
