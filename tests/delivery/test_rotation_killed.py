"""`keys rotate` is killed in its middle: what was wrapped anew stays so, and the rest follows."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from sqlalchemy.orm import undefer
from support.dying import ROTATE, die_at
from support.opening import opened
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.core.audit import AuditEntry
from bitloot.core.config import KEY_RING
from bitloot.core.crypto.keyring import KeyRing
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.delivery import commands
from bitloot.fulfillment.models import Delivery
from bitloot.stock.models import StockItem
from bitloot.stock.service import open_item
from config.settings import Settings

NEW, OLD = b"n" * 32, b"o" * 32
BOTH = ",".join(f"{name}:{b64encode(key).decode()}" for name, key in (("new", NEW), ("old", OLD)))
KEYS = [f"KEY-{number:03}" for number in range(450)]
A_ROUND = 200


@pytest.fixture
def rings(app: ShopFlask) -> Iterator[None]:
    """Sealing begins under the old key; afterwards the ring is what it was."""
    before = app.extensions[KEY_RING]
    app.extensions[KEY_RING] = KeyRing({"old": OLD})
    yield
    app.extensions[KEY_RING] = before


def under() -> Counter[str]:
    db.session.rollback()
    return Counter(
        key_id
        for column in (StockItem.key_id, Delivery.key_id)
        for key_id in db.session.scalars(select(column))
    )


def test_it_goes_on_and_nothing_is_lost(
    app: ShopFlask, rings: None, run_jobs: RunJobs, settings: Settings
) -> None:
    product = own_product()
    fill(product, *KEYS)
    item_id = paid_order((product, 2)).items[0].id
    run_jobs()
    assert under() == {"old": len(KEYS) + 2}
    plain = opened(item_id)
    die_at(settings, "data_keys_rewrapped", 2, ROTATE, MASTER_KEYS=BOTH)
    assert under() == {"new": A_ROUND + 2, "old": len(KEYS) - A_ROUND}
    app.extensions[KEY_RING] = KeyRing({"new": NEW, "old": OLD})
    assert opened(item_id) == plain
    assert every_key() == KEYS
    assert db.session.scalars(select(AuditEntry)).all() == []
    db.session.rollback()
    done = CliRunner().invoke(commands.keys, [ROTATE])
    assert done.output == "250 rewrapped. All data keys are under new.\n"
    app.extensions[KEY_RING] = KeyRing({"new": NEW})
    assert under() == {"new": len(KEYS) + 2}
    assert opened(item_id) == plain
    assert every_key() == KEYS
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.after) == ("keys.rotate", {"rewrapped": 250})


def every_key() -> list[str]:
    whole = select(StockItem).options(undefer("*")).execution_options(populate_existing=True)
    return sorted(open_item(item).decode() for item in db.session.scalars(whole))
