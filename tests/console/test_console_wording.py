"""Words in the console: what was searched in vain becomes a synonym."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select
from support.console_browser import Browser
from support.console_rows import Rows

from bitloot.accounts.models import Role
from bitloot.catalog.search_models import SearchMiss, Synonym
from bitloot.core.db import db

PAGE = "/admin/wording/"
SignIn = Callable[[Role], Browser]


def test_a_search_in_vain_becomes_a_synonym(
    sign_in: SignIn, rows: Rows, client: FlaskClient
) -> None:
    assert rows
    client.get("/api/v1/catalog/products?q=qwox zv")
    browser = sign_in(Role.CATALOGUE)
    shown = browser.get(PAGE).text
    assert "qwox zv" in shown
    assert "new?words=qwox+zv" in shown
    form = browser.get(f"{PAGE}new?words=qwox+zv").text
    assert 'value="qwox zv"' in form
    given = {"words": "qwox zv", "means": "Kestrel", "both_ways": "on", "reason": "often asked"}
    assert browser.send(f"{PAGE}new", **given).status_code == 303
    synonym = db.session.scalars(select(Synonym)).one()
    assert (synonym.words, synonym.means, synonym.both_ways) == ("qwox zv", "kestrel", True)
    db.session.expire_all()
    assert db.session.scalars(select(SearchMiss)).one().synonym_id == synonym.id
    assert "Make a synonym" not in browser.get(PAGE).text


def test_nothing_to_be_done(sign_in: SignIn, rows: Rows, client: FlaskClient) -> None:
    assert rows
    client.get("/api/v1/catalog/products?q=qwox zv")
    miss = db.session.scalars(select(SearchMiss)).one()
    browser = sign_in(Role.CATALOGUE)
    answer = browser.send(f"{PAGE}misses/{miss.id}/dismiss", reason="nonsense")
    assert answer.status_code == 303
    assert "qwox" not in browser.get(PAGE).text
