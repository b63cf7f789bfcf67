"""The built storefront: hashed files for ever, every other path is `index.html`."""

from pathlib import Path

from flask import Flask, Response, send_from_directory
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

DIST = Path(__file__).resolve().parent.parent / "pwa" / "dist"
_YEAR = "public, max-age=31536000, immutable"
_SECRET = ("refunds/",)
"""Pages whose own address opens something: the browser tells it to nobody, not even to us."""
_NOT_OURS = ("api/", "webhooks/", "admin/", "ws/", "sandbox/")


def mount(app: Flask, dist: Path = DIST) -> None:
    """Serve `dist` at `/`."""

    def serve(path: str = "") -> ResponseReturnValue:
        if path.startswith(_NOT_OURS):
            raise NotFound
        found = safe_join(str(dist), path) if path else None
        if found is not None and Path(found).is_file():
            response = send_from_directory(dist, path)
            response.headers["Cache-Control"] = (
                _YEAR if path.startswith("assets/") else "public, max-age=0, must-revalidate"
            )
            return response
        return _shell(dist, secret=path.startswith(_SECRET))

    app.add_url_rule("/", "storefront", serve)
    app.add_url_rule("/<path:path>", "storefront_path", serve)


def _shell(dist: Path, *, secret: bool) -> Response:
    if not (dist / "index.html").is_file():
        raise NotFound("The storefront is not built; `make pwa` builds it.")
    response = send_from_directory(dist, "index.html")
    response.headers["Cache-Control"] = "no-cache"
    if secret:
        response.headers["Referrer-Policy"] = "no-referrer"
    return response
