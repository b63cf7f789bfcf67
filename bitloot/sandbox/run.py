"""Starts the sandbox: the providers and the page, each on its own port, in one process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

from bitloot.sandbox.clock import Clock, system_clock
from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.kinguin.app import create_app as create_kinguin
from bitloot.sandbox.nowpayments.app import create_app as create_nowpayments
from bitloot.sandbox.page.app import create_app as create_page
from bitloot.sandbox.parts import Parts, assemble
from bitloot.sandbox.resend.app import create_app as create_resend
from bitloot.sandbox.s3.app import create_app as create_s3
from bitloot.sandbox.server import Server

PATHS = {
    "nowpayments": "/v1",
    "kinguin": "/esa/api",
    "resend": "",
    "s3": "",
    "control": "/sandbox/",
}


class Sandbox:
    """A running sandbox."""

    def __init__(self, parts: Parts, servers: tuple[Server, ...], urls: dict[str, str]) -> None:
        """Made by `start`."""
        self.parts = parts
        self.urls = urls
        """The base URL of each provider as a client is given it, and of the page (`control`)."""
        self._servers = servers

    def stop(self) -> None:
        """Stop answering, finish what runs, close the journal."""
        for server in self._servers:
            server.stop()
        self.parts.outbox.stop()
        self.parts.journal.close()


def start(config: SandboxConfig, clock: Clock = system_clock) -> Sandbox:
    """Start everything in threads and return at once; every port listens by then."""
    parts = assemble(config, clock)
    journal, switches, ports = parts.journal, parts.switches, config.ports
    urls: dict[str, str] = {}
    kinguin = create_kinguin(journal, config, switches, parts.outbox, parts.webhooks)
    apps = {
        "nowpayments": (create_nowpayments(parts.payments, config, switches), ports.nowpayments),
        "kinguin": (kinguin, ports.kinguin),
        "resend": (create_resend(parts.mailroom, config, switches, clock), ports.resend),
        "s3": (create_s3(config, switches, clock), ports.s3),
        "control": (create_page(parts, urls), ports.control),
    }
    servers = tuple(Server(name, config.host, port, app) for name, (app, port) in apps.items())
    for server in servers:
        urls[server.name] = f"http://{server.host}:{server.port}{PATHS[server.name]}"
    parts.outbox.start()
    for server in servers:
        server.start()
    return Sandbox(parts, servers, urls)


def serve(config: SandboxConfig, announce: Callable[[str], object] | None = None) -> None:
    """Run until SIGTERM or SIGINT; `announce` is given one line a server once all listen."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    sandbox = start(config)
    if announce:
        announce("".join(f"{name} {url}\n" for name, url in sandbox.urls.items()))
    try:
        stopping.wait()
    finally:
        sandbox.stop()
