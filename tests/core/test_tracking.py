"""What Sentry is told: a real server takes the envelopes, and they are searched for secrets."""

import base64
import gzip
import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import sentry_sdk
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy import select
from support.paid import fill, own_product, paid_order
from support.working import RunJobs
from werkzeug.serving import make_server

from bitloot.core import tracking
from bitloot.core.crypto import envelope
from bitloot.core.crypto.keyring import KeyRing, WrappedKey
from bitloot.core.db import commit, db
from bitloot.core.tokens import TokenType, sign
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order
from config.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

KEY, EMAIL = "ZQXJK-SENTRY-11111", "ann-in-sentry@bitloot.example"


@dataclass
class Sink:
    """Takes what Sentry is sent, and counts on nothing of the client."""

    url: str = ""
    bodies: list[bytes] = field(default_factory=list)

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        if environ.get("HTTP_CONTENT_ENCODING") == "gzip":
            body = gzip.decompress(body)
        self.bodies.append(body)
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
        return [b"{}"]

    def events(self) -> list[dict[str, object]]:
        """What came, each as it was sent."""
        sentry_sdk.flush(timeout=10)
        lines = [line for body in self.bodies for line in body.splitlines()]
        found = [json.loads(line) for line in lines if line.startswith(b"{")]
        return [each for each in found if "exception" in each]

    def everything(self) -> str:
        return b"\n".join(self.bodies).decode()


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    sink = Sink()
    server = make_server("127.0.0.1", 0, sink, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    dsn = SecretStr(f"http://public@127.0.0.1:{server.server_port}/1")
    tracking.install(settings.model_copy(update={"sentry_dsn": dsn}))
    yield sink
    sentry_sdk.get_client().close(timeout=5)
    sentry_sdk.get_global_scope().set_client(None)
    server.shutdown()
    thread.join(10)
    server.server_close()


@pytest.fixture
def order(client: FlaskClient) -> Order:
    """Ann's, paid, with a key that waits in our stock."""
    del client
    product = own_product()
    fill(product, KEY)
    placed = paid_order((product, 1))
    placed.email = EMAIL
    commit()
    return placed


def functions(event: dict[str, object]) -> set[str]:
    """Where it happened, of our own code."""
    text = json.dumps(event)
    return {name for name in ("seal", "collect", "unwrap", "reveal") if f'"{name}"' in text}


def test_an_error_while_a_key_is_sealed_tells_nothing_of_it(
    sink: Sink, order: Order, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its words quote the key, the frames above hold it and its data key in their variables."""
    data_keys: list[bytes] = []

    def fail(self: KeyRing, data_key: bytes, context: bytes) -> WrappedKey:
        data_keys.append(data_key)
        raise RuntimeError(f"cannot seal {KEY} of {EMAIL} under {data_key!r} for {context!r}")

    with monkeypatch.context() as patch:
        patch.setattr(KeyRing, "wrap", fail)
        run_jobs(most=20)
    (event, *_) = sink.events()
    assert functions(event) >= {"seal", "collect"}
    assert event["exception"]["values"][-1]["type"] == "RuntimeError"
    assert event["tags"]["job"] == "fulfillment.fulfill"
    assert event["logentry"] == {"message": "job failed"}
    said = sink.everything()
    for secret in (KEY, EMAIL, "cannot seal", str(order.number)):
        assert secret not in said
    for data_key in data_keys:
        for written in (data_key.hex(), base64.b64encode(data_key).decode(), repr(data_key)[2:-1]):
            assert written not in said


def test_an_error_while_a_key_is_opened_tells_nothing_of_who_asked(
    sink: Sink,
    client: FlaskClient,
    order: Order,
    run_jobs: RunJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_jobs()
    wrapped = db.session.scalars(select(Delivery.wrapped_key)).one()
    token = sign(TokenType.ORDER_SESSION, order.id, minutes=5)

    def fail(self: KeyRing, wrapped: WrappedKey, context: bytes) -> bytes:
        raise envelope.InvalidTag(token, EMAIL, wrapped, context)

    monkeypatch.setattr(KeyRing, "unwrap", fail)
    answer = client.post(
        f"/api/v1/orders/{order.id}/items/{order.items[0].id}/reveal?note={EMAIL}",
        headers={"X-Order-Session": token, "Cookie": f"seen={KEY}", "User-Agent": "Ann's browser"},
        json={"email": EMAIL},
    )
    assert answer.status_code == 500
    (event,) = sink.events()
    assert event["exception"]["values"][-1]["type"] == "InvalidTag"
    said = sink.everything()
    for secret in (token, KEY, EMAIL, "Ann's browser", str(order.id), wrapped.hex(), "127.0.0.1:"):
        assert secret not in said


def test_without_a_dsn_nothing_is_set_up(settings: Settings) -> None:
    tracking.install(settings)
    assert not sentry_sdk.get_client().is_active()
