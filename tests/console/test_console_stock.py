"""Importing, withdrawing and watching own stock through the console."""

from sqlalchemy import select
from support.console_browser import Browser
from support.console_rows import Rows
from support.working import RunJobs

from bitloot.catalog.models import DeliveryType, Product
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.stock.importing.models import ImportState, StockImport
from bitloot.stock.models import StockBatch, StockItem, StockRule

REASON = "bought this morning"


def imports() -> StockImport:
    return db.session.scalars(select(StockImport).execution_options(populate_existing=True)).one()


def test_a_table_is_pasted_looked_at_and_imported(
    owner: Browser, rows: Rows, run_jobs: RunJobs
) -> None:
    product = db.session.get_one(Product, rows.own)
    product.delivery_type = DeliveryType.ACCOUNT
    commit()
    path = f"/admin/stock/{rows.own}/file"
    keys = "user;password\njo;s3cret-one\nal;s3cret-two\nbo;\n"
    answer = owner.send(path, keys=keys, supplier="Acme", unit_cost="4,20", expires_on="2031-01-01")
    assert answer.status_code == 303, answer.text
    page = answer.headers["Location"]
    assert "Looking through it" in owner.get(page).text
    run_jobs()
    seen = owner.get(page).text
    assert "Password is missing." in seen
    assert "s3••••-•••" in seen
    assert "s3cret" not in seen
    assert owner.send(f"{page}/accept", reason=REASON).status_code == 409
    assert owner.send(f"{page}/accept", reason=REASON, without_wrong="on").status_code == 303
    run_jobs()
    assert imports().state is ImportState.DONE
    assert "2 are in the shop" in owner.get(page).text
    assert "s3cret" not in owner.get(f"/admin/stock/{rows.own}").text


def test_a_file_comes_in_pieces(owner: Browser, rows: Rows, run_jobs: RunJobs) -> None:
    path = f"/admin/stock/{rows.own}/file"
    page = owner.send(path, follows="pieces", name="keys.txt").json["address"]
    headers = {"X-CSRFToken": owner.token(path)}
    for position, piece in enumerate((b"AAAA-1\nBB", b"BB-2\n")):
        answer = owner.client.post(f"{page}/pieces/{position}", data=piece, headers=headers)
        assert answer.status_code == 204, answer.text
    assert owner.client.post(f"{page}/complete", headers=headers).status_code == 204
    run_jobs()
    assert (imports().state, imports().fresh) == (ImportState.READY, 2)
    form = {"delimiter": "", "column": "key", "header": "on"}
    again = owner.client.post(f"{page}/layout", data=form, headers=headers)
    assert again.status_code == 303
    run_jobs()
    assert imports().fresh == 1
    assert owner.send(f"{page}/drop", reason=REASON).status_code == 303
    assert imports().state is ImportState.DROPPED


def test_a_batch_is_void_after_its_dry_run(owner: Browser, rows: Rows) -> None:
    owner.send(f"/admin/stock/{rows.own}/import", reason=REASON, keys="AAAA-1\nBBBB-2")
    batch = db.session.scalars(select(StockBatch.id)).all()[-1]
    path = f"/admin/stock/{rows.own}/withdraw?act=void&batch={batch}"
    assert "<strong>2</strong> keys will be void" in owner.get(path).text
    assert owner.send(path, reason=REASON, expected="1").status_code == 409
    assert owner.send(path, reason=REASON, expected="2").status_code == 303
    states = db.session.scalars(select(StockItem.state).where(StockItem.batch_id == batch)).all()
    assert {state.value for state in states} == {"invalid"}
    audited = select(AuditEntry.reason).where(AuditEntry.action == "stock.void")
    assert db.session.scalars(audited).all() == [REASON]


def test_few_left_is_set_and_listed(owner: Browser, rows: Rows) -> None:
    path = f"/admin/stock/{rows.own}/rule"
    assert owner.send(path, reason=REASON, low_at="many", low_level="notice").status_code == 422
    assert owner.send(path, reason=REASON, low_at="99", low_level="notice").status_code == 303
    assert db.session.get_one(StockRule, rows.own).low_at == 99
    title = db.session.get_one(Product, rows.own).title
    assert title in owner.get("/admin/stock/low").text


def test_the_export_holds_no_key(owner: Browser, rows: Rows) -> None:
    owner.send(f"/admin/stock/{rows.own}/import", reason=REASON, keys="AAAA-SECRET-1")
    text = owner.get(f"/admin/stock/{rows.own}/export.csv").text
    assert "available" in text
    assert "SECRET" not in text
