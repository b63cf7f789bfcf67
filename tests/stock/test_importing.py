import json
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select
from support.paid import fill, own_product
from support.working import RunJobs

from bitloot.catalog.models import DeliveryType, Product
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, InvalidError
from bitloot.stock.importing import service
from bitloot.stock.importing.layout import Layout
from bitloot.stock.importing.models import ImportPiece, ImportState, StagedItem, StockImport
from bitloot.stock.importing.service import About
from bitloot.stock.models import StockBatch, StockItem
from bitloot.stock.service import available, open_item

STAFF = Actor("test")
Check = Callable[..., StockImport]


@pytest.fixture
def check(app: ShopFlask, run_jobs: RunJobs) -> Check:
    """Send a file in pieces of 7 bytes and have it looked through."""
    del app

    def go(product: Product, raw: bytes, size: int = 7) -> StockImport:
        found = service.begin(product.id, About(), STAFF)
        for position, start in enumerate(range(0, len(raw), size)):
            service.fill(found.id, position, raw[start : start + size])
        service.complete(found.id)
        commit()
        run_jobs()
        return again(found.id)

    return go


def again(import_id: UUID) -> StockImport:
    return db.session.get_one(StockImport, import_id, populate_existing=True)


def counts(found: StockImport) -> tuple[int, int, int, int, int]:
    return found.lines, found.fresh, found.twice, found.known, found.wrong


def typed(kind: DeliveryType) -> Product:
    product = own_product()
    product.delivery_type = kind
    commit()
    return product


def test_a_file_is_looked_through_before_anything_is_in_the_shop(
    check: Check, run_jobs: RunJobs
) -> None:
    product = own_product()
    fill(product, "BBBB-2")
    found = check(product, b"key\r\nAAAA-1\r\nBBBB-2\r\n\r\nAAAA-1\r\n=SUM(A1)\r\nCCCC-3")
    assert found.state is ImportState.READY
    assert counts(found) == (5, 2, 1, 1, 1)
    assert found.report["twice"] == [5]
    assert found.report["known"] == [3]
    assert found.report["wrong"] == [
        {"line": 6, "why": "Key is a spreadsheet's formula, not its result."}
    ]
    assert available(product.id) == 1
    with pytest.raises(ConflictError):
        service.accept(found.id, STAFF, without_wrong=False, reason="bought today")
    service.accept(found.id, STAFF, without_wrong=True, reason="bought today")
    commit()
    run_jobs()
    assert again(found.id).state is ImportState.DONE
    assert available(product.id) == 3
    assert {open_item(item) for item in db.session.scalars(select(StockItem))} == {
        b"AAAA-1",
        b"BBBB-2",
        b"CCCC-3",
    }
    batch = db.session.get_one(StockBatch, again(found.id).batch_id)
    assert (batch.imported, batch.duplicates) == (2, 2)
    for table in (ImportPiece, StagedItem):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("Zürich-€-1\nB".encode(), "utf-8"),
        ("Zürich-€-1\nB".encode("utf-8-sig"), "utf-8-sig"),
        ("Zürich-€-1\nB".encode("cp1252"), "cp1252"),
        ("Zürich-€-1\nB".encode("utf-16"), "utf-16"),
        ("Zürich-€-1\nB".encode("utf-32"), "utf-32"),
        ("Zuerich-1\nB".encode("utf-16-le"), "utf-16-le"),
        ("Zuerich-1\nB".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_any_encoding(check: Check, raw: bytes, encoding: str) -> None:
    found = check(own_product(), raw, size=50)
    assert (found.encoding, found.state, found.fresh) == (encoding, ImportState.READY, 2)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04whatever", "save it as CSV"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"AB\x00\x01\x02\x00CD", "binary"),
        (b"\n \n\n", "no key"),
        (b'key,pin\n"AAAA,1\nBBBB,2\n', "quotes that begin in line 2"),
        ("Ä".encode("utf-16") + b"\x00", "valid UTF-16"),
    ],
)
def test_what_is_no_list_of_keys_is_refused_with_a_reason(
    check: Check, raw: bytes, words: str
) -> None:
    found = check(typed(DeliveryType.CODE), raw, size=60)
    assert found.state is ImportState.REFUSED
    assert words in str(found.problem)
    assert db.session.scalar(select(func.count()).select_from(StagedItem)) == 0


def test_an_account_is_one_envelope(check: Check, run_jobs: RunJobs) -> None:
    product = typed(DeliveryType.ACCOUNT)
    rows = ("jo;s3cret;x;2031-05-01", "JO;other;y;", "al;;z;", "bo;b;;tomorrow")
    raw = "\n".join(("login;pass;comment;expires", *rows)).encode()
    found = check(product, raw)
    assert found.columns == ["username", "password", None, "expires_at"]
    assert counts(found) == (4, 1, 1, 0, 2)
    whys = [each["why"] for each in found.report["wrong"]]
    assert whys == ["Password is missing.", "Its expiry is not written as 2027-12-31."]
    service.accept(found.id, STAFF, without_wrong=True, reason="bought today")
    commit()
    run_jobs()
    item = db.session.scalars(select(StockItem)).one()
    assert f"{item.expires_at:%Y-%m-%d}" == "2031-05-01"
    assert json.loads(open_item(item)) == {
        "type": "account",
        "fields": [
            {"name": "username", "label": "User name", "value": "jo", "secret": False},
            {"name": "password", "label": "Password", "value": "s3cret", "secret": True},
        ],
    }


def test_columns_can_be_said_anew(check: Check, run_jobs: RunJobs) -> None:
    product = typed(DeliveryType.ACCOUNT)
    found = check(product, b"s3cret,jo\nw0rd,al\n")
    assert found.columns == ["username", "password"]
    layout = Layout(",", header=False, columns=("password", "username"))
    service.lay_out(found.id, layout)
    commit()
    run_jobs()
    found = again(found.id)
    assert (found.state, found.round, found.fresh) == (ImportState.READY, 2, 2)


def test_a_key_that_came_in_meanwhile_is_counted_as_known(check: Check, run_jobs: RunJobs) -> None:
    product = own_product()
    found = check(product, b"AAAA-1\nBBBB-2\n")
    fill(product, "AAAA-1")
    service.accept(found.id, STAFF, without_wrong=False, reason="bought today")
    commit()
    run_jobs()
    found = again(found.id)
    assert (found.fresh, found.known) == (1, 1)
    assert available(product.id) == 2


def test_a_dropped_import_leaves_nothing(check: Check) -> None:
    found = check(own_product(), b"AAAA-1\n")
    service.drop(found.id, STAFF, reason="wrong file")
    commit()
    for table in (ImportPiece, StagedItem, StockItem):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0
    with pytest.raises(ConflictError):
        service.accept(found.id, STAFF, without_wrong=True, reason="after all")


def test_plain_keys_rest_nowhere(check: Check) -> None:
    found = check(own_product(), b"SECRET-KEY-1\nSECRET-KEY-2\n", size=600)
    piece = db.session.scalars(select(ImportPiece)).one()
    staged = db.session.scalars(select(StagedItem)).all()
    for sealed in (piece.ciphertext, *(each.ciphertext for each in staged)):
        assert b"SECRET" not in sealed
    assert "SECRET" not in json.dumps(found.report)


def test_a_missing_piece_is_named(app: ShopFlask) -> None:
    del app
    found = service.begin(own_product().id, About(), STAFF)
    service.fill(found.id, 0, b"AAAA")
    service.fill(found.id, 2, b"CCCC")
    with pytest.raises(InvalidError, match="1 of 3 pieces"):
        service.complete(found.id)
