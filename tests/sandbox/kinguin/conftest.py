"""Starts the Kinguin sandbox and a shop over real HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from kinguin_server import Kinguin, Shop

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin.app import create_app
from bitloot.sandbox.kinguin.desk import Desk
from bitloot.sandbox.kinguin.switches import SWITCHES
from bitloot.sandbox.outbox import Outbox
from bitloot.sandbox.server import Server
from bitloot.sandbox.switches import Switches
from bitloot.sandbox.webhooks import Webhooks


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()
            with shop.arrived:
                shop.received.append((dict(self.headers), body))
                shop.arrived.notify_all()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    shop.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield shop
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def kinguin(tmp_path: Path, shop: Shop) -> Iterator[Kinguin]:
    journal = Journal(tmp_path / "journal")
    config = SandboxConfig(tmp_path, shop_url=shop.url)
    switches = Switches(journal, SWITCHES)
    switches.set("kinguin.delay_ms", 0)
    outbox = Outbox(journal)
    webhooks = Webhooks(journal, outbox)
    app = create_app(journal, config, switches, outbox, webhooks)
    server = Server("kinguin", "127.0.0.1", 0, app)
    outbox.start()
    server.start()
    desk = Desk(journal, config, switches, outbox, webhooks)
    yield Kinguin(f"http://127.0.0.1:{server.port}", desk)
    server.stop()
    outbox.stop()
    journal.close()
