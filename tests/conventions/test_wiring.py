"""Every route is guarded or listed public; every job that is written has somebody who runs it."""

import ast
import re
from pathlib import Path

from bitloot.core.edge import ShopFlask
from bitloot.rooms import JOBS

ROOT = Path(__file__).resolve().parents[2]

PUBLIC = {
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/openapi.json",
    "/api/docs",
    "/api/docs/start.js",
    "/api/docs/<path:name>",
    "/api/v1/shop",
    "/api/v1/catalog/products",
    "/api/v1/catalog/products/<string:slug>",
    "/api/v1/catalog/suggest",
    "/api/v1/catalog/facets",
    "/api/v1/catalog/groups",
    "/api/v1/catalog/groups/<slug>",
    "/api/v1/catalog/categories",
    "/api/v1/catalog/sections",
    "/api/v1/catalog/deals",
    "/api/v1/catalog/bundles",
    "/api/v1/catalog/bundles/<slug>",
    "/images/<digest>/<name>",
    "/api/v1/payments/currencies",
    "/api/v1/payments/estimate",
    "/webhooks/nowpayments",
    "/webhooks/kinguin",
    "/webhooks/resend",
}
"""Open to everybody. The webhooks check their own signatures."""
OPEN_METHODS = {("/api/v1/orders", "POST")}

NOBODY = (401, 403, 404, 422)


def test_every_route_is_guarded_or_listed_public(app: ShopFlask) -> None:
    client = app.test_client()
    unguarded = []
    for rule in app.url_map.iter_rules():
        if rule.rule in PUBLIC:
            continue
        path = filled(rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            if (rule.rule, method) in OPEN_METHODS:
                continue
            answer = client.open(path, method=method, json={} if method != "GET" else None)
            if answer.status_code not in NOBODY:
                unguarded.append((method, rule.rule, answer.status_code))
    assert unguarded == []


def test_a_stranger_gets_401_from_every_staff_route(app: ShopFlask) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/v1/admin"):
            path = filled(rule.rule)
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                answer = client.open(path, method=method)
                assert answer.status_code in {401, 422}, (method, rule.rule)


def filled(rule: str) -> str:
    """A path that the rule fits, of something that does not exist."""
    numbered = re.sub(r"<int:\w+>", "1", rule)
    return re.sub(r"<(?:\w+:)?\w+>", "00000000-0000-7000-8000-000000000000", numbered)


def enqueued_kinds() -> set[str]:
    """Constants given as the first argument of `enqueue`, by name or value, anywhere."""
    kinds: set[str] = set()
    for path in (ROOT / "bitloot").rglob("*.py"):
        module = ast.parse(path.read_text())
        for node in ast.walk(module):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id == "enqueue" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    kinds.add(str(first.value))
    return kinds


def test_every_job_has_a_handler() -> None:
    assert enqueued_kinds() <= set(JOBS)
