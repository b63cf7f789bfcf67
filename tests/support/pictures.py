"""A server of pictures that behaves as badly as it is told to."""

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

from bitloot.catalog.models import Product

Behave = Callable[[BaseHTTPRequestHandler], None]
Pictured = Callable[[str | None, str], Product]
"""A product on sale with this cover and title."""


def png(width: int = 64, height: int = 48, color: str = "#804020") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), color).save(file, "PNG")
    return file.getvalue()


@dataclass
class PictureServer:
    """`paths` says how each is answered; `asked` what came."""

    port: int
    paths: dict[str, Behave] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def sends(self, path: str, body: bytes, kind: str = "image/png", status: int = 200) -> str:
        """Answer a path with these bytes; its URL."""

        def behave(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.paths[path] = behave
        return self.url + path

    def redirects(self, path: str, to: str) -> str:
        def behave(request: BaseHTTPRequestHandler) -> None:
            request.send_response(302)
            request.send_header("Location", to)
            request.send_header("Content-Length", "0")
            request.end_headers()

        self.paths[path] = behave
        return self.url + path

    def drips(self, path: str, *, head: bool) -> str:
        """A byte now and then, without end: of the head, or of the body."""

        def behave(request: BaseHTTPRequestHandler) -> None:
            start = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
            request.wfile.write(start + (b"X: " if head else b"\r\n\x89PNG\r\n\x1a\n"))
            while not self.stopping.wait(0.05):
                request.wfile.write(b"a")
                request.wfile.flush()

        self.paths[path] = behave
        return self.url + path


@contextmanager
def picture_server() -> Iterator[PictureServer]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            mine.asked.append(self.path)
            behave = mine.paths.get(self.path)
            try:
                if behave is None:
                    self.send_error(404)
                else:
                    behave(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            del args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    mine = PictureServer(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield mine
    finally:
        mine.stopping.set()
        server.shutdown()
        server.server_close()
