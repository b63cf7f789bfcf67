"""One fetch against servers that lie, stall, redirect and send too much."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from support.pictures import PictureServer, picture_server, png

from bitloot.providers.pictures.client import PictureClient
from bitloot.providers.pictures.errors import PictureError, PictureRefusedError
from bitloot.providers.pictures.resolving import resolve

LARGEST = 20_000


@pytest.fixture
def server() -> Iterator[PictureServer]:
    with picture_server() as server:
        yield server


def client(server: PictureServer, seconds: float = 5) -> PictureClient:
    return PictureClient(resolve=resolve, trusted={server.url}, seconds=seconds, largest=LARGEST)


def refusal(server: PictureServer, url: str) -> str:
    with pytest.raises(PictureRefusedError) as refused:
        client(server).fetch(url)
    return str(refused.value)


def test_a_picture_comes_as_it_is(server: PictureServer) -> None:
    body = png()
    assert client(server).fetch(server.sends("/a.png?v=1&x=%20", body)) == body
    assert server.asked == ["/a.png?v=1&x=%20"]


def test_three_redirects_are_followed_and_no_fourth(server: PictureServer) -> None:
    body = png()
    server.sends("/0", body)
    for number in range(1, 5):
        server.redirects(f"/{number}", f"/{number - 1}")
    assert client(server).fetch(f"{server.url}/3") == body
    assert "redirects" in refusal(server, f"{server.url}/4")


@pytest.mark.parametrize(
    "inner",
    [
        "http://127.0.0.1:1/latest/meta-data",
        "http://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/a.png",
        "https://[::1]/a.png",
        "https://[::ffff:10.0.0.1]/a.png",
        "https://2130706433/a.png",
        "file:///etc/passwd",
        "https://[",
        "",
    ],
)
def test_a_redirect_leads_nowhere_inside(server: PictureServer, inner: str) -> None:
    with pytest.raises(PictureError):
        client(server).fetch(server.redirects("/out", inner))


def test_a_redirect_to_another_port_of_the_sandbox_host_is_refused(server: PictureServer) -> None:
    with picture_server() as other:
        other.sends("/a.png", png())
        assert "https" in refusal(server, server.redirects("/out", f"{other.url}/a.png"))
        assert other.asked == []


def test_a_name_is_resolved_once_and_pinned() -> None:
    """A name that turns inwards after the check (DNS rebinding) is not looked up again."""
    answers = iter([["127.0.0.1"], ["203.0.113.1"]])
    with picture_server() as server:
        server.sends("/a.png", png())
        host = f"http://pictures.test:{server.port}"
        pinned = PictureClient(
            resolve=lambda *_: next(answers), trusted={host}, seconds=2, largest=LARGEST
        )
        assert pinned.fetch(f"{host}/a.png") == png()
        assert next(answers) == ["203.0.113.1"]  # one look a hop, no second one


def test_a_name_that_turns_inwards_at_a_redirect_is_refused() -> None:
    looks: list[str] = []

    def turning(host: str, port: int) -> list[str]:
        del port
        looks.append(host)
        return ["127.0.0.1"]

    with picture_server() as server:
        client = PictureClient(resolve=turning, trusted={server.url}, seconds=2, largest=LARGEST)
        with pytest.raises(PictureRefusedError, match="private"):
            client.fetch(server.redirects("/out", "https://rebound.example/a.png"))
    assert looks == ["127.0.0.1", "rebound.example"]


def test_a_name_that_nobody_tells_is_under_the_deadline_too() -> None:
    told = threading.Event()

    def silent(host: str, port: int) -> list[str]:
        del host, port
        told.wait(30)
        return ["127.0.0.1"]

    asking = PictureClient(resolve=silent, trusted=(), seconds=0.3, largest=LARGEST)
    started = time.monotonic()
    try:
        with pytest.raises(PictureError, match="in time") as late:
            asking.fetch("https://pictures.example/a.png")
    finally:
        told.set()
    assert time.monotonic() - started < 10
    assert not isinstance(late.value, PictureRefusedError)  # it is tried again later


def test_what_is_too_large_is_cut_short(server: PictureServer) -> None:
    body = b"\x89PNG\r\n\x1a\n" + b"0" * LARGEST
    assert "larger" in refusal(server, server.sends("/said.png", body))

    def unsaid(request: BaseHTTPRequestHandler) -> None:
        write = request.wfile.write
        write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n" + body)

    server.paths["/unsaid.png"] = unsaid
    assert "larger" in refusal(server, f"{server.url}/unsaid.png")


@pytest.mark.parametrize(
    ("body", "kind", "word"),
    [
        (b"<html>", "text/html", "text/html"),
        (png(), "", "without a type"),
        (png(), "application/octet-stream", "octet-stream"),
        (b"<html>", "image/png", "does not begin"),
        (b"", "image/png", "does not begin"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "does not begin"),
        (b"\x7fELF" + b"0" * 100, "image/jpeg", "does not begin"),
    ],
)
def test_what_is_no_picture(server: PictureServer, body: bytes, kind: str, word: str) -> None:
    assert word in refusal(server, server.sends("/a", body, kind))


@pytest.mark.parametrize("status", [404, 403, 410])
def test_what_is_gone_is_not_asked_for_again(server: PictureServer, status: int) -> None:
    assert str(status) in refusal(server, server.sends("/a", png(), status=status))


@pytest.mark.parametrize("status", [500, 503, 429, 206])
def test_what_may_come_back_is_tried_again(server: PictureServer, status: int) -> None:
    with pytest.raises(PictureError, match=str(status)) as error:
        client(server).fetch(server.sends("/a", png(), status=status))
    assert not isinstance(error.value, PictureRefusedError)


@pytest.mark.parametrize("head", [True, False])
def test_a_drip_is_cut_off(server: PictureServer, head: bool) -> None:  # noqa: FBT001
    started = time.monotonic()
    with pytest.raises(PictureError, match="in time"):
        client(server, seconds=0.5).fetch(server.drips("/slow", head=head))
    assert time.monotonic() - started < 3


def test_a_picture_that_breaks_off_is_not_kept(server: PictureServer) -> None:
    def half(request: BaseHTTPRequestHandler) -> None:
        write = request.wfile.write
        write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 900\r\n\r\n" + png())
        request.close_connection = True

    server.paths["/half"] = half
    with pytest.raises(PictureError) as error:
        client(server).fetch(f"{server.url}/half")
    assert not isinstance(error.value, PictureRefusedError)


def test_nobody_answers(server: PictureServer) -> None:
    gone = PictureClient(
        resolve=resolve, trusted={"http://127.0.0.1:1"}, seconds=2, largest=LARGEST
    )
    with pytest.raises(PictureError, match="broke"):
        gone.fetch("http://127.0.0.1:1/a.png")
