"""An HTTP server in the test process, so that providers can call the shop's webhooks."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_: object) -> None:
        return


@dataclass(frozen=True)
class TestServer:
    """Where it answers."""

    __test__ = False
    url: str


class _Serve:
    """`with serve() as server`, then `serve.point_to(app)`: without an app it answers 503."""

    def __init__(self) -> None:
        self._app: WSGIApplication | None = None

    def point_to(self, app: "WSGIApplication | None") -> None:
        self._app = app

    def _dispatch(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if self._app is None:
            start("503 Service Unavailable", [("Content-Length", "0")])
            return [b""]
        return self._app(environ, start)

    @contextmanager
    def __call__(self) -> Iterator[TestServer]:
        server = make_server("127.0.0.1", 0, self._dispatch, threaded=True, request_handler=_Quiet)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield TestServer(f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


serve = _Serve()
