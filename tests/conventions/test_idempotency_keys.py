"""Every request that creates may be repeated: it takes an `Idempotency-Key` and says so."""

import re
from collections.abc import Iterator

from flask.testing import FlaskClient

from bitloot.core.edge import ShopFlask

Doc = dict[str, dict[str, object]]
MARK = "idempotent_renewed"
SECRET = re.compile("token|link|secret|password")


def creating(client: FlaskClient) -> Iterator[tuple[str, Doc]]:
    """Operations of POST that answer 201, or start a run and answer 202, by operation id."""
    document = client.get("/api/openapi.json").get_json()
    for operations in document["paths"].values():
        operation = operations.get("post")
        if operation and creates(operation):
            yield operation["operationId"], operation


def creates(operation: Doc) -> bool:
    answers = operation["responses"]
    return "201" in answers or ("202" in answers and answer_of(operation).endswith("Run"))


def answer_of(operation: Doc) -> str:
    """The schema of the good answer."""
    good = next(status for status in operation["responses"] if status in {"201", "202"})
    schema = operation["responses"][good]["content"]["application/json"]["schema"]
    return str(schema["$ref"]).rsplit("/", 1)[1]


def test_every_post_that_creates_documents_its_key(client: FlaskClient) -> None:
    found = dict(creating(client))
    assert {"createOrder", "openPayment", "importStock", "startSync"} <= set(found)
    silent = [
        name
        for name, operation in found.items()
        if "Idempotency-Key" not in [given["name"] for given in operation.get("parameters", [])]
    ]
    assert silent == []


def honored(app: ShopFlask) -> dict[str, frozenset[str]]:
    """By operation id, what of the answer is made anew."""
    return {
        str(view.__dict__["_apidoc"]["manual_doc"]["operationId"]): view.__dict__[MARK]
        for view in app.view_functions.values()
        if MARK in view.__dict__
    }


def test_what_documents_a_key_honors_it_and_the_other_way_round(
    client: FlaskClient, app: ShopFlask
) -> None:
    assert set(honored(app)) == set(dict(creating(client)))


def test_no_secret_of_an_answer_is_kept(client: FlaskClient, app: ShopFlask) -> None:
    """What opens something for whoever has it is made anew for a repeat."""
    schemas = client.get("/api/openapi.json").get_json()["components"]["schemas"]
    renewed = honored(app)
    for name, operation in creating(client):
        fields = set(schemas[answer_of(operation)]["properties"])
        secret = {field for field in fields if SECRET.search(field)}
        assert secret == renewed[name], name
    assert renewed["createOrder"] == {"order_session_token"}
