"""One transaction a request; every error a problem; nothing written by a failed request."""

import json

from flask import Flask
from sqlalchemy import func, select

from bitloot.core import edge, problems
from bitloot.core.attention import AttentionItem, raise_attention
from bitloot.core.config import KEY_RING
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.ids import new_id


def write(reason: str) -> None:
    raise_attention(
        reason, subject=("test", new_id()), trail_id=None, summary="a", action="nothing"
    )


def misbehaving(app: ShopFlask) -> Flask:
    """A bare shop on the same database, with views that misbehave."""
    bare = ShopFlask("edge")
    bare.config["SQLALCHEMY_DATABASE_URI"] = db.engine.url.render_as_string(hide_password=False)
    bare.extensions[KEY_RING] = app.extensions[KEY_RING]
    db.init_app(bare)
    edge.register(bare)
    problems.register(bare)

    @bare.get("/fine")
    def fine() -> str:
        write("fine")
        return "ok"

    @bare.get("/refused")
    def refused() -> str:
        write("refused")
        raise ConflictError("no")

    @bare.get("/field")
    def field() -> str:
        raise invalid("email", "not an address")

    @bare.get("/twice")
    def twice() -> str:
        item = AttentionItem(
            id=new_id(), reason="r", subject_kind="k", subject_id=new_id(), summary="", action=""
        )
        clash = AttentionItem(
            id=item.id, reason="s", subject_kind="k", subject_id=new_id(), summary="", action=""
        )
        db.session.add(item)
        db.session.flush()
        db.session.expunge(item)
        db.session.add(clash)
        return "commits at the edge"

    @bare.get("/broken")
    def broken() -> str:
        write("broken")
        raise KeyError("secret=hunter2")

    return bare


def written(reason: str) -> int:
    db.session.rollback()
    query = select(func.count()).where(AttentionItem.reason == reason)
    return db.session.scalar(query) or 0


def test_a_request_is_one_transaction(app: ShopFlask) -> None:
    client = misbehaving(app).test_client()
    assert client.get("/fine").status_code == 200
    assert client.get("/refused").status_code == 409
    assert client.get("/broken").status_code == 500
    assert [written(reason) for reason in ("fine", "refused", "broken")] == [1, 0, 0]


def test_errors_are_problems(app: ShopFlask) -> None:
    client = misbehaving(app).test_client()
    for path, status in (("/refused", 409), ("/twice", 409), ("/broken", 500), ("/none", 404)):
        answer = client.get(path)
        body = json.loads(answer.data)
        assert answer.status_code == status, path
        assert answer.content_type == "application/problem+json"
        assert body["status"] == status
        assert body["request_id"] == answer.headers["X-Request-Id"]
    assert client.get("/field").get_json(force=True)["errors"] == {
        "json": {"email": ["not an address"]}
    }


def test_an_unexpected_error_tells_the_caller_nothing(app: ShopFlask) -> None:
    assert b"hunter2" not in misbehaving(app).test_client().get("/broken").data
