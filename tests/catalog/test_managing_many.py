"""The staff API on many products at once, and on fields that are given back."""

from typing import cast

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from support.jobs import RunJobs
from support.paid import listed, offered, own_product, plain
from support.staff import staff_headers
from werkzeug.test import TestResponse

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.audit import AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask

BULK = "/api/v1/admin/catalog/products/bulk"


@pytest.fixture
def headers(app: ShopFlask) -> dict[str, str]:
    del app
    return staff_headers()


@pytest.fixture
def many(app: ShopFlask) -> list[Product]:
    del app
    return [own_product(f"game-{n}") for n in range(4)]


def published() -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(Product.slug).where(Product.published)))


def send(client: FlaskClient, headers: dict[str, str], **body: object) -> TestResponse:
    return client.post(BULK, json=body, headers=headers)


def test_a_dry_run_says_what_the_act_then_does(
    client: FlaskClient, headers: dict[str, str], many: list[Product]
) -> None:
    many[0].published = False
    commit()
    body = {"act": "unpublish", "ids": [str(each.id) for each in many]}
    looked = send(client, headers, **body).get_json()
    assert (looked["chosen"], looked["changing"], looked["unchanged"]) == (4, 3, 1)
    assert len(published()) == 3
    done = send(client, headers, **body, dry_run=False, reason="a test").get_json()
    assert done == looked
    assert published() == set()
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "product.unpublish"))
    assert [(each.before, each.after, each.reason) for each in entries] == [
        ({"published": True}, {"published": False}, "a test")
    ] * 3
    again = send(client, headers, **body, dry_run=False).get_json()
    assert (again["changing"], again["unchanged"]) == (0, 4)


def test_by_filter(client: FlaskClient, headers: dict[str, str], many: list[Product]) -> None:
    own_product("other")
    body = {"act": "feature", "filter": {"q": "game"}, "dry_run": False}
    assert send(client, headers, **body).get_json()["changing"] == len(many)
    db.session.rollback()
    featured = select(Product.slug).where(Product.featured)
    assert set(db.session.scalars(featured)) == {each.slug for each in many}


def test_what_the_provider_no_longer_has_is_refused_by_name(
    client: FlaskClient, headers: dict[str, str], many: list[Product]
) -> None:
    gone = listed(offered(plain))
    gone.published, gone.retired_at = False, utcnow()
    db.session.execute(update(Product).values(published=False))
    commit()
    ids = [str(gone.id), *(str(each.id) for each in many)]
    body = {"act": "publish", "ids": ids, "dry_run": False}
    done = send(client, headers, **body).get_json()
    assert (done["changing"], done["refused"]) == (4, 1)
    assert [each["id"] for each in done["refusals"]] == [str(gone.id)]
    assert published() == {each.slug for each in many}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"act": "publish"},
        {"act": "publish", "ids": []},
        {"act": "publish", "ids": ["x"]},
        {"act": "sell", "filter": {}},
        {"act": "publish", "ids": ["00000000-0000-7000-8000-000000000000"], "filter": {}},
        {"act": "publish", "filter": {"q": "x" * 300}},
    ],
)
def test_a_body_that_means_nothing(
    client: FlaskClient, headers: dict[str, str], body: dict[str, object]
) -> None:
    assert send(client, headers, **body).status_code == 422


def test_who_may(client: FlaskClient, many: list[Product]) -> None:
    body = {"act": "unpublish", "filter": {}, "dry_run": False}
    assert client.post(BULK, json=body).status_code == 401
    assert send(client, staff_headers(Role.SUPPORT), **body).status_code == 403
    assert len(published()) == len(many)


def test_a_field_given_back_is_the_providers_again(
    client: FlaskClient, headers: dict[str, str], app: ShopFlask, run_jobs: RunJobs
) -> None:
    product = listed(offered(plain))
    theirs = product.title
    product.title, product.overrides = "Ours", ["description", "title"]
    commit()
    product_id = product.id
    path = f"/api/v1/admin/catalog/products/{product_id}/give-back"
    answer = client.post(path, json={"names": ["title"]}, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.get_json()["overrides"] == ["description"]
    run_jobs()
    db.session.rollback()
    after = cast("Product", db.session.get(Product, product_id, populate_existing=True))
    assert after.title == theirs
    assert client.post(path, json={"names": ["title"]}, headers=headers).status_code == 422
    assert client.post(path, json={"names": []}, headers=headers).status_code == 422
    own = own_product("ours")
    path = path.replace(str(product_id), str(own.id))
    assert client.post(path, json={"names": ["title"]}, headers=headers).status_code == 409
