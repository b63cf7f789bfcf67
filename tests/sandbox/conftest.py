"""A sandbox over HTTP and a shop for its webhooks, one pair for all tests, emptied before each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sandbox.sandbox_shop import Client, Shop

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.run import start
from bitloot.sandbox.server import Server


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    shop = Shop()
    server = Server("shop", "127.0.0.1", 0, shop.app())
    shop.url = f"http://127.0.0.1:{server.port}"
    server.start()
    config = SandboxConfig(data_dir=tmp_path_factory.mktemp("sandbox"), shop_url=shop.url)
    sandbox = start(config)
    yield Client(sandbox, shop)
    sandbox.stop()
    server.stop()


@pytest.fixture
def client(_running: Client) -> Client:
    _running.wait()
    _running.control("POST", "/reset")
    _running.shop.received.clear()
    _running.shop.answers.clear()
    return _running
