"""A provider that is slow, down, or answers nonsense: the same switches for every provider."""

from __future__ import annotations

import time

from flask import Flask, Response, request

from bitloot.sandbox.switches import Switch, Switches

DOWN = (
    "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n"
    "<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n"
    "<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)
NONSENSE = "<!doctype html><title>Welcome</title><p>Something else lives here."


def outage_switches(provider: str) -> tuple[Switch, ...]:
    """Declare `{provider}.outage` and `{provider}.delay_ms`."""
    return (
        Switch(
            f"{provider}.outage",
            "none",
            "down answers 503 with HTML, nonsense answers 200 with HTML",
            ("none", "down", "nonsense"),
        ),
        Switch(f"{provider}.delay_ms", 0, "wait before every answer", maximum=120_000),
    )


def install_outage(app: Flask, switches: Switches, provider: str) -> None:
    """Make every request of `app` obey the provider's two switches."""

    @app.before_request
    def outage() -> Response | None:
        if request.path.startswith("/images/"):
            return None
        delay_ms = switches.whole(f"{provider}.delay_ms")
        if delay_ms:
            time.sleep(delay_ms / 1000)
        state = switches.text(f"{provider}.outage")
        if state == "down":
            return Response(DOWN, 503, mimetype="text/html")
        if state == "nonsense":
            return Response(NONSENSE, 200, mimetype="text/html")
        return None
