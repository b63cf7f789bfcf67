from dataclasses import dataclass

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update
from support.opening import opened
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.accounts.models import Role, User
from bitloot.accounts.totp import enroll, reveal_secret
from bitloot.core.audit import COMMAND_LINE, AuditEntry
from bitloot.core.config import KEY_RING, get_key_ring
from bitloot.core.crypto.keyring import KeyRing
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.delivery import commands, rotation
from bitloot.fulfillment.models import Delivery
from bitloot.stock.importing import service
from bitloot.stock.importing.models import ImportPiece, StagedItem, StockImport
from bitloot.stock.importing.service import About
from bitloot.stock.models import StockItem
from bitloot.stock.service import open_item

NEW, OLD = b"n" * 32, b"o" * 32


@dataclass
class Sealed:
    """One of each thing that hangs on a master key."""

    item_id: object
    user: User


@pytest.fixture
def rings(app: ShopFlask) -> object:
    """Sealing begins under the old key; afterwards the ring is what it was."""
    before = app.extensions[KEY_RING]
    app.extensions[KEY_RING] = KeyRing({"old": OLD})
    yield None
    app.extensions[KEY_RING] = before


@pytest.fixture
def sealed(app: ShopFlask, rings: object, run_jobs: RunJobs) -> Sealed:
    product = own_product()
    fill(product, "KEY-ONE", "KEY-TWO")
    item = paid_order((product, 1)).items[0]
    run_jobs()
    user = User(email="ann@bitloot.example", role=Role.OWNER)
    db.session.add(user)
    db.session.flush()
    enroll(user, "JBSWY3DPEHPK3PXP")
    commit()
    return Sealed(item.id, user)


def run(app: ShopFlask, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands.keys, list(arguments), obj=None)
    return result.exit_code, result.output


def key_ids() -> set[str | None]:
    columns = (Delivery.key_id, StockItem.key_id, User.totp_key_id)
    return {key_id for column in columns for key_id in db.session.scalars(select(column))}


def test_rotation_moves_every_data_key_and_no_object(app: ShopFlask, sealed: Sealed) -> None:
    objects = db.session.scalars(select(Delivery.object_key)).all()
    plain = opened(sealed.item_id)
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    code, output = run(app, "rotate")
    assert code == 0, output
    assert key_ids() == {"new"}
    app.extensions[KEY_RING] = KeyRing({"new": NEW})
    db.session.expire_all()
    assert opened(sealed.item_id) == plain
    assert {open_item(item) for item in db.session.scalars(select(StockItem))} == {
        b"KEY-ONE",
        b"KEY-TWO",
    }
    assert reveal_secret(sealed.user) == "JBSWY3DPEHPK3PXP"
    assert db.session.scalars(select(Delivery.object_key)).all() == objects
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.after) == ("keys.rotate", {"rewrapped": 4})


def test_rotation_goes_on_where_it_was_stopped(
    app: ShopFlask, sealed: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_AT_ONCE", 1)
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    assert rotation.rewrap_some() == 3
    commit()
    assert key_ids() == {"new", "old"}
    assert run(app, "rotate")[0] == 0
    assert key_ids() == {"new"}
    assert run(app, "rotate")[0] == 0


def test_a_missing_master_key_is_named_and_nothing_is_lost(app: ShopFlask, sealed: Sealed) -> None:
    app.extensions[KEY_RING] = KeyRing({"new": NEW})
    code, output = run(app, "rotate")
    assert (code, "not on the ring" in output) == (1, True)
    assert "old  MISSING FROM THE RING, needed by 4 data keys" in run(app, "ring")[1]
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    assert run(app, "rotate")[0] == 0


def test_the_ring_shows_ids_and_never_a_key(app: ShopFlask, sealed: Sealed) -> None:
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    code, output = run(app, "ring")
    assert code == 0
    assert "new  newest: 0 deliveries, 0 stock items, 0 second factors, " in output
    assert "0 import pieces, 0 staged items" in output
    assert "old  old: 1 deliveries, 2 stock items, 1 second factors, " in output
    assert "it must stay on the ring" in output
    assert "nnnn" not in output


def test_a_tampered_row_stops_the_rotation(app: ShopFlask, sealed: Sealed) -> None:
    db.session.execute(update(Delivery).values(wrapped_key=b"x" * 60))
    commit()
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    assert run(app, "rotate")[0] == 1
    assert get_key_ring().newest == "new"


@pytest.fixture
def waiting(app: ShopFlask, rings: object, run_jobs: RunJobs) -> StockImport:
    """An import that was looked through under the old key, and waits to be accepted."""
    found = service.begin(own_product().id, About(), COMMAND_LINE)
    for position, piece in enumerate((b"KEY-ONE\nKEY-TW", b"O\nKEY-THREE\n")):
        service.fill(found.id, position, piece)
    service.complete(found.id)
    commit()
    run_jobs()
    return found


def of_imports() -> set[str]:
    columns = (ImportPiece.key_id, StagedItem.key_id)
    return {key_id for column in columns for key_id in db.session.scalars(select(column))}


def test_an_import_that_waits_is_rotated_and_still_comes_in(
    app: ShopFlask, waiting: StockImport, run_jobs: RunJobs
) -> None:
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    assert of_imports() == {"old"}
    verified = run(app, "verify")
    assert "old: 2 tried, import piece" in verified[1]
    assert "old: 3 tried, staged item" in verified[1]
    code, output = run(app, "rotate")
    assert (code, "5 rewrapped" in output) == (0, True), output
    assert of_imports() == {"new"}
    app.extensions[KEY_RING] = KeyRing({"new": NEW})
    service.accept(waiting.id, COMMAND_LINE, without_wrong=False, reason="bought today")
    commit()
    run_jobs()
    items = db.session.scalars(select(StockItem)).all()
    assert {open_item(item) for item in items} == {b"KEY-ONE", b"KEY-TWO", b"KEY-THREE"}


def test_what_is_in_other_hands_is_not_called_done(app: ShopFlask, waiting: StockImport) -> None:
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    with db.engine.connect() as other, other.begin():
        other.execute(select(StockImport.id).with_for_update())
        code, output = run(app, "rotate")
        assert (code, "3 are in use at this moment" in output) == (1, True), output
    assert run(app, "rotate")[0] == 0
    assert of_imports() == {"new"}


def test_a_staged_item_that_was_tampered_with_is_named(
    app: ShopFlask, waiting: StockImport
) -> None:
    db.session.execute(update(StagedItem).values(iv=b"x" * 12))
    commit()
    code, output = run(app, "verify")
    assert (code, output.count("staged item")) == (2, 4), output
