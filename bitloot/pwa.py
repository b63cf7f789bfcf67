"""The built storefront: hashed files for ever, every other path is `index.html`.

The page of a product carries what machines read (`merchandising.heads`); the sitemap and robots.txt
stand beside it.
"""

import hashlib
from html import escape
from pathlib import Path

from flask import Flask, Response, redirect, request, send_from_directory
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from bitloot.catalog.service import by_slug
from bitloot.core.config import get_settings
from bitloot.core.errors import NotFoundError
from bitloot.merchandising import sitemap
from bitloot.merchandising.heads import product_head

DIST = Path(__file__).resolve().parent.parent / "pwa" / "dist"
_YEAR = "public, max-age=31536000, immutable"
_HOUR = "public, max-age=3600"
_SECRET = ("refunds/",)
"""Pages whose own address opens something: the browser tells it to nobody, not even to us."""
_NOT_OURS = ("api/", "webhooks/", "admin/", "ws/", "sandbox/")
_PRIVATE = ("/admin/", "/api/", "/cart", "/checkout", "/orders", "/refunds/", "/webhooks/", "/ws/")
_TITLE = "<title>BitLoot</title>"


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

    def product(slug: str) -> ResponseReturnValue:
        return _product(dist, slug)

    app.add_url_rule("/", "storefront", serve)
    app.add_url_rule("/<path:path>", "storefront_path", serve)
    app.add_url_rule("/products/<slug>", "storefront_product", product)
    app.add_url_rule("/sitemap.xml", "sitemap", _sitemap)
    app.add_url_rule("/sitemaps/pages.xml", "sitemap_pages", _sitemap_pages)
    app.add_url_rule("/sitemaps/products-<int:number>.xml", "sitemap_part", _sitemap_part)
    app.add_url_rule("/robots.txt", "robots", _robots)


def _shell(dist: Path, *, secret: bool) -> Response:
    if not (dist / "index.html").is_file():
        raise NotFound("The storefront is not built; `make pwa` builds it.")
    response = send_from_directory(dist, "index.html")
    response.headers["Cache-Control"] = "no-cache"
    if secret:
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _product(dist: Path, slug: str) -> ResponseReturnValue:
    """The shell with the product's head; 301 from an old slug, 404 (with the shell) from none."""
    try:
        product = by_slug(slug.replace("\x00", ""))
    except NotFoundError:
        shell = _shell(dist, secret=False)
        shell.status_code = 404
        return shell
    if product.slug != slug:
        query = request.query_string.decode("ascii", "replace")
        return redirect(f"/products/{product.slug}{'?' if query else ''}{query}", 301)
    index = dist / "index.html"
    if not index.is_file():
        raise NotFound("The storefront is not built; `make pwa` builds it.")
    head = product_head(product, shop=get_settings().shop_name, base=_base())
    body = index.read_text().replace(_TITLE, head.html(), 1).encode()
    response = Response(body, mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    return response.make_conditional(request)


def _base() -> str:
    return get_settings().public_url.rstrip("/")


def _sitemap() -> Response:
    return _xml(sitemap.index(escape(_base())))


def _sitemap_pages() -> Response:
    return _xml(sitemap.pages(_base()))


def _sitemap_part(number: int) -> Response:
    try:
        pieces = sitemap.part(number, escape(_base()))
    except NotFoundError:
        raise NotFound from None
    response = Response(pieces, mimetype="application/xml")
    response.headers["Cache-Control"] = _HOUR
    return response


def _xml(text: str) -> Response:
    response = Response(text, mimetype="application/xml")
    response.headers["Cache-Control"] = _HOUR
    return response


def _robots() -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _PRIVATE), ""]
    lines += [f"Sitemap: {_base()}/sitemap.xml", ""]
    response = Response("\n".join(lines), mimetype="text/plain")
    response.headers["Cache-Control"] = _HOUR
    return response
