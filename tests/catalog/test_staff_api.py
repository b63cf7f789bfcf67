"""What staff do with products, over HTTP."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.catalog import Doc, Get, RunJobs, Sync, rows
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.models import PriceChange, Product, SyncState
from bitloot.catalog.sync_runs import get as get_run
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db

Call = Callable[..., Doc]
NEW: Doc = {"title": "Our Own Thing", "price": "12.90", "source_type": "custom"}


@pytest.fixture
def call(client: FlaskClient) -> Call:
    headers = staff_headers(Role.CATALOGUE)

    def send(method: str, path: str, body: Doc | None = None, *, status: int = 200) -> Doc:
        answer = client.open(
            f"/api/v1/admin/catalog{path}", method=method, json=body, headers=headers
        )
        assert answer.status_code == status, answer.text
        document: Doc = answer.get_json(silent=True) or {}
        return document

    return send


def _audited() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def test_a_product_of_our_own_from_birth_to_end(call: Call, client: FlaskClient) -> None:
    made = call(
        "POST", "/products", NEW | {"genres": ["Tools"], "delivery_type": "license"}, status=201
    )
    path = f"/products/{made['id']}"
    assert (made["slug"], made["price"], made["published"]) == ("our-own-thing", "12.90", False)
    public = f"/api/v1/catalog{path.replace(str(made['id']), str(made['slug']))}"
    assert client.get(public).status_code == 404
    assert call("POST", f"{path}/publish")["published"] is True
    assert client.get(public).get_json()["price"] == "12.90"
    edited = call("PATCH", path, {"price": "13.50", "title": "Our Better Thing"})
    assert (edited["price"], edited["slug"]) == ("13.50", "our-better-thing")
    assert edited["overrides"] == []
    found = client.get(public).get_json()
    assert (found["title"], found["slug"]) == ("Our Better Thing", "our-better-thing")
    assert call("POST", f"{path}/unpublish")["published"] is False
    call("DELETE", path, status=204)
    call("GET", path, status=404)
    assert _audited() == [
        "product.create",
        "product.publish",
        "product.edit",
        "product.unpublish",
        "product.delete",
    ]
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "product.edit")).one()
    before = {"price": "12.90", "title": "Our Own Thing", "slug": "our-own-thing"}
    assert entry.before == before
    assert entry.after == {
        "price": "13.50",
        "title": "Our Better Thing",
        "slug": "our-better-thing",
    }


def test_slugs_that_are_taken_are_numbered_or_refused(call: Call) -> None:
    call("POST", "/products", NEW, status=201)
    assert call("POST", "/products", NEW, status=201)["slug"] == "our-own-thing-2"
    call("POST", "/products", NEW | {"slug": "our-own-thing"}, status=422)
    assert call("POST", "/products", NEW | {"slug": "Fine Slug"}, status=201)["slug"] == "fine-slug"


def test_a_product_of_our_own_shows_as_much_as_any(call: Call, get: Get) -> None:
    picture = "https://pictures.example/1.jpg"
    wanted = {"system": "Windows", "requirement": ["8 GB RAM", "DirectX 12"]}
    parts = {
        "screenshots": [{"url": picture}],
        "videos": [{"video_id": "bvI62FUDpKA"}],
        "system_requirements": [wanted],
    }
    made = call("POST", "/products", NEW | parts | {"published": True}, status=201)
    shown = get(f"/products/{made['slug']}")
    for page in (made, shown):
        assert page["screenshots"] == [{"url": picture, "thumbnail": picture}]
        assert page["videos"] == parts["videos"]
        assert page["system_requirements"] == [wanted]
    path = f"/products/{made['id']}"
    assert call("PATCH", path, {"videos": []})["videos"] == []


def test_bad_products_are_named(call: Call) -> None:
    bad: list[tuple[Doc, str]] = [
        ({"price": "0"}, "price"),
        ({"price": "-3"}, "price"),
        ({"price": "NaN"}, "price"),
        ({"price": None}, "price"),
        ({"title": ""}, "title"),
        ({"source_type": "kinguin"}, "source_type"),
        ({"category": "weapons"}, "category"),
        ({"cover_url": "javascript:alert(1)"}, "cover_url"),
        ({"colour": "red"}, "colour"),
        ({"delivery_type": "pigeon"}, "delivery_type"),
        ({"screenshots": [{"url": "javascript:alert(1)"}]}, "screenshots"),
        ({"videos": [{"video_id": "<script>"}]}, "videos"),
        ({"system_requirements": [{"system": "Windows"}]}, "system_requirements"),
        ({"title": "a\x00b"}, "title"),
        ({"description": "half \ud83d of a pair"}, "description"),
        ({"genres": ["Action", "a\x00b"]}, "genres"),
    ]
    for change, field in bad:
        assert f"'{field}'" in str(call("POST", "/products", NEW | change, status=422)), field


def test_edits_of_the_provider_s_products_are_kept(
    call: Call, sync: Sync, product: Product
) -> None:
    path = f"/products/{product.id}"
    title = product.title
    edited = call("PATCH", path, {"title": "Renamed", "featured": True, "price": "99.50"})
    assert edited["overrides"] == ["price", "title"]
    call("PATCH", path, {"cost": "1"}, status=422)
    sync()
    assert call("GET", path)["title"] == "Renamed"
    causes = select(PriceChange.cause).where(PriceChange.product_id == product.id)
    assert "catalogue@bitloot.example" in db.session.scalars(causes).all()
    assert call("PATCH", path, {"overrides": ["price"]})["overrides"] == ["price"]
    sync()
    restored = call("GET", path)
    assert (restored["title"], restored["price"]) == (title, "99.50")


def test_a_provider_s_product_is_retired_not_deleted(call: Call, product: Product) -> None:
    path = f"/products/{product.id}"
    call("DELETE", path, status=204)
    gone = call("GET", path)
    assert gone["retired_at"] is not None
    assert gone["published"] is False
    call("POST", f"{path}/publish", status=409)


def test_the_list_finds_by_words_and_numbers(call: Call, product: Product) -> None:
    call("POST", "/products", NEW, status=201)
    everything = call("GET", "/products?limit=100")
    assert rows(everything)[0]["title"] == "Our Own Thing"
    own = rows(call("GET", "/products?source_type=custom&published=false"))
    assert [row["title"] for row in own] == ["Our Own Thing"]
    found = rows(call("GET", f"/products?q={product.kinguin_id}"))
    assert [row["id"] for row in found] == [str(product.id)]
    assert rows(call("GET", "/products?q=%25")) == []
    assert rows(call("GET", "/products?q=99999999999999")) == []


def test_a_sync_is_started_once_and_watched(call: Call, run_jobs: RunJobs) -> None:
    first = call("POST", "/sync", {"full": True}, status=202)
    second = call("POST", "/sync", {"full": True}, status=202)
    assert first["id"] == second["id"]
    assert first["state"] == "running"
    run_jobs()
    listed = rows(call("GET", "/sync"))
    assert [(row["id"], row["state"]) for row in listed] == [(first["id"], "done")]
    run = get_run(UUID(str(first["id"])))
    assert run is not None
    assert run.state is SyncState.DONE


def test_who_may_do_what(client: FlaskClient) -> None:
    path = f"/api/v1/admin/catalog/products/{uuid4()}"
    assert client.get(path).status_code == 401
    viewer = staff_headers(Role.VIEWER)
    assert client.get(path, headers=viewer).status_code == 404
    assert client.patch(path, json={}, headers=viewer).status_code == 403
    sync = "/api/v1/admin/catalog/sync"
    assert client.post(sync, json={}, headers=viewer).status_code == 403
