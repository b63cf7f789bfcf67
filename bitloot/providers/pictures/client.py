"""Fetches one picture: address checked at every hop, bytes counted, time bounded as a whole."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urljoin

from bitloot.core.metrics import PROVIDER_SECONDS
from bitloot.providers.pictures.addresses import Target, checked, target
from bitloot.providers.pictures.errors import PictureError, PictureRefusedError
from bitloot.providers.pictures.kinds import kind_of
from bitloot.providers.pictures.resolving import Resolve, resolved

MOST_REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({400, 401, 403, 404, 405, 410, 451})
_OK = 200
_CHUNK = 64 * 1024
_HEADERS = {
    "User-Agent": "BitLoot/1.0",
    "Accept": "image/avif,image/webp,image/png,image/jpeg",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was checked, by whatever name the server goes.

    A server that drips its bytes, of the handshake or of the answer, is cut off at `until`.
    """

    def __init__(self, to: Target, address: str, until: float) -> None:
        super().__init__(to.host, to.port, timeout=max(0.1, until - time.monotonic()))
        self._to = to
        self._address = address
        self._until = until
        self._watchdog: threading.Timer | None = None

    def connect(self) -> None:
        sock = socket.create_connection((self._address, self._to.port), self.timeout)
        self._watch(sock)
        if self._to.scheme == "https":
            context = ssl.create_default_context()
            sock = context.wrap_socket(
                sock, server_hostname=self._to.host, do_handshake_on_connect=False
            )
            self._watch(sock)
            sock.do_handshake()
        self.sock = sock

    def done(self) -> None:
        """Let go. `close` alone does not: the library calls it while the body is still to come."""
        if self._watchdog is not None:
            self._watchdog.cancel()
        self.close()

    def _watch(self, sock: socket.socket) -> None:
        if self._watchdog is not None:
            self._watchdog.cancel()
        self._watchdog = threading.Timer(max(0.0, self._until - time.monotonic()), _cut, (sock,))
        self._watchdog.daemon = True
        self._watchdog.start()


class PictureClient:
    """Thread-safe. `seconds` bounds a whole fetch with lookups and redirects, `largest` its bytes.

    `trusted` are URLs of hosts that may be private and without TLS.
    """

    def __init__(
        self, *, resolve: Resolve, trusted: Collection[str], seconds: float, largest: int
    ) -> None:
        self._resolve = resolve
        self._trusted = trusted
        self._seconds = seconds
        self._largest = largest

    def fetch(self, url: str) -> bytes:
        """The picture's bytes, known to begin like one. Raises PictureError with the reason."""
        started = time.monotonic()
        result = "refused"
        try:
            body = self._follow(url, started + self._seconds)
            result = "ok"
        except PictureRefusedError:
            raise
        except PictureError:
            result = "failed"
            raise
        except (OSError, http.client.HTTPException) as error:
            result = "failed"
            late = time.monotonic() >= started + self._seconds or isinstance(error, TimeoutError)
            told = "The picture did not come in time." if late else "The connection broke."
            raise PictureError(told) from None
        finally:
            spent = time.monotonic() - started
            PROVIDER_SECONDS.labels("pictures", "fetch", result).observe(spent)
        return body

    def _follow(self, url: str, until: float) -> bytes:
        for _ in range(MOST_REDIRECTS + 1):
            to = target(url, self._trusted)
            address = checked(to, resolved(self._resolve, to.host, to.port, until))
            with _asked(to, address, until) as answer:
                if answer.status not in _MOVED:
                    return self._picture(answer, until)
                url = _led_to(url, answer.getheader("Location") or "")
        raise PictureRefusedError(f"More than {MOST_REDIRECTS} redirects.")

    def _picture(self, answer: http.client.HTTPResponse, until: float) -> bytes:
        if answer.status != _OK:
            text = f"The server answered {answer.status}."
            raise (PictureRefusedError if answer.status in _GONE else PictureError)(text)
        given = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if not given.startswith("image/"):
            raise PictureRefusedError(f"The server sent {given or 'something without a type'}.")
        if answer.getheader("Content-Encoding", "identity") != "identity":
            raise PictureRefusedError("The picture came compressed, which nobody asked for.")
        if (answer.length or 0) > self._largest:
            raise PictureRefusedError(f"It is larger than {self._largest:,} bytes.")
        body = self._read(answer, until)
        if kind_of(body) is None:
            raise PictureRefusedError(f"It is called {given}, but does not begin like a picture.")
        return body

    def _read(self, answer: http.client.HTTPResponse, until: float) -> bytes:
        body = bytearray()
        while chunk := answer.read1(_CHUNK):
            body += chunk
            if len(body) > self._largest:
                raise PictureRefusedError(f"It is larger than {self._largest:,} bytes.")
            if time.monotonic() >= until:
                break
        if time.monotonic() >= until:  # the watchdog ends a body as its server would
            raise PictureError("The picture did not come in time.")
        if answer.length:
            raise PictureError("The picture came only in part.")
        return bytes(body)


@contextmanager
def _asked(to: Target, address: str, until: float) -> Iterator[http.client.HTTPResponse]:
    """An answer's head, its body still to be read."""
    connection = _Pinned(to, address, until)
    try:
        connection.request("GET", to.path, headers=_HEADERS)
        with connection.getresponse() as answer:
            yield answer
    finally:
        connection.done()


def _led_to(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise PictureRefusedError("The redirect leads to what is not an address.") from None


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # TLS keeps its own state for the reader
