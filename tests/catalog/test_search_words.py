"""Synonyms and searches in vain: what staff do with them, and what customers then find."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.catalog import Get, rows
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.search_models import SearchMiss
from bitloot.core.db import db

pytestmark = pytest.mark.usefixtures("synced")
API = "/api/v1/admin/search"


@pytest.fixture
def manager(client: FlaskClient) -> dict[str, str]:
    assert client
    return staff_headers(Role.CATALOGUE)


def _misses() -> dict[str, int]:
    db.session.expire_all()
    return {miss.words: miss.times for miss in db.session.scalars(select(SearchMiss))}


def test_what_finds_nothing_is_counted_folded_and_becomes_a_synonym(
    get: Get, client: FlaskClient, manager: dict[str, str]
) -> None:
    for typed in ("Qwöx Zv", "qwox  zv", "QWOX ZV!"):
        assert rows(get("/products", q=typed)) == []
    assert _misses() == {"qwox zv": 3}
    listed = client.get(f"{API}/misses", headers=manager).get_json()["items"]
    assert [(each["words"], each["times"]) for each in listed] == [("qwox zv", 3)]
    given = {"words": "Qwox ZV", "means": "Kestrel Steppe"}
    made = client.post(f"{API}/synonyms", json=given, headers=manager)
    assert made.status_code == 201, made.text
    assert "Kestrel Steppe" in str(rows(get("/products", q="qwox zv"))[0]["title"])
    solved = client.get(f"{API}/misses", headers=manager).get_json()["items"][0]
    assert solved["synonym_id"] == made.get_json()["id"]
    address = f"{API}/synonyms/{made.get_json()['id']}"
    assert client.patch(address, json={"means": "Caelwick"}, headers=manager).status_code == 200
    assert "Caelwick" in str(rows(get("/products", q="qwox zv"))[0]["title"])
    assert client.delete(address, headers=manager).status_code == 204
    assert rows(get("/products", q="qwox zv")) == []


PERSONAL = ["someone@example.org", "0660 123 45 67", "4111111111111111", "https://example.org/x"]


def test_nothing_of_who_searched_is_kept(get: Get) -> None:
    for typed in PERSONAL:
        get("/products", q=typed)
    assert _misses() == {}


def test_a_filter_that_leaves_nothing_is_no_search_in_vain(get: Get) -> None:
    assert rows(get("/products", q="caelwick", platform="Nowhere")) == []
    assert _misses() == {}


def test_synonyms_that_make_no_sense_are_refused(
    client: FlaskClient, manager: dict[str, str]
) -> None:
    for bad in ({"words": "!!", "means": "x"}, {"words": "A", "means": "á"}):
        refused = client.post(f"{API}/synonyms", json=bad, headers=manager)
        assert refused.status_code == 422, refused.text
    good = {"words": "zz", "means": "caelwick"}
    assert client.post(f"{API}/synonyms", json=good, headers=manager).status_code == 201
    assert client.post(f"{API}/synonyms", json=good, headers=manager).status_code == 422
