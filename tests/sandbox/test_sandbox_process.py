"""The sandbox as a process: killed at any moment it loses nothing, told to stop it stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from sandbox.sandbox_shop import Shop

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.server import Server

SERVERS = 5
WALK = ("waiting", "confirming", "confirmed", "sending", "finished")
KEY = "TESTKEY-TESTKEY-TESTKEY-TESTKEY"


@dataclass
class Process:
    popen: subprocess.Popen[str]
    urls: dict[str, str]

    def create(self, shop: Shop) -> str:
        body: Doc = {
            "price_amount": 20,
            "price_currency": "eur",
            "pay_currency": "ltc",
            "ipn_callback_url": f"{shop.url}/ipn",
        }
        url = f"{self.urls['nowpayments']}/payment"
        answer = requests.post(url, json=body, headers={"x-api-key": KEY}, timeout=5)
        assert answer.status_code == 201
        return str(answer.json()["payment_id"])

    def status(self, payment_id: str) -> str:
        url = f"{self.urls['control']}api/payments/{payment_id}"
        return str(requests.get(url, timeout=5).json()["payment_status"])

    def switch(self, values: Doc) -> None:
        url = f"{self.urls['control']}api/switches"
        assert requests.patch(url, json=values, timeout=5).status_code == 200


@contextmanager
def _process(folder: Path) -> Iterator[Process]:
    env = {
        **os.environ,
        "BITLOOT_SANDBOX_DATA_DIR": str(folder),
        "BITLOOT_SANDBOX_NOWPAYMENTS_API_KEY": KEY,
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "bitloot.sandbox"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as popen:
        assert popen.stdout is not None
        urls = dict(popen.stdout.readline().split() for _ in range(SERVERS))
        try:
            yield Process(popen, urls)
        finally:
            popen.kill()


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop()
    server = Server("shop", "127.0.0.1", 0, shop.app())
    shop.url = f"http://127.0.0.1:{server.port}"
    server.start()
    yield shop
    server.stop()


def _told(shop: Shop) -> set[tuple[str, str]]:
    bodies = [webhook.json for webhook in shop.received]
    return {(str(body["payment_id"]), str(body["payment_status"])) for body in bodies}


def test_after_a_kill_payments_walk_on_and_ipns_arrive(tmp_path: Path, shop: Shop) -> None:
    with _process(tmp_path) as first:
        first.switch({"nowpayments.auto": "auto", "nowpayments.step_delay_ms": 300})
        payments = [first.create(shop) for _ in range(5)]
        first.popen.send_signal(signal.SIGKILL)
        first.popen.wait(10)
    with _process(tmp_path) as second:
        # A kill between sending and noting it sends twice: count what is told, not how often.
        shop.wait_until(lambda: len(_told(shop)) == len(payments) * len(WALK))
        assert {second.status(payment_id) for payment_id in payments} == {"finished"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with _process(tmp_path) as process:
        process.popen.send_signal(number)
        assert process.popen.wait(10) == 0
