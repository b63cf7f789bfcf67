"""Every request that creates may be repeated: it takes an `Idempotency-Key` and says so."""

from collections.abc import Iterator

from flask.testing import FlaskClient

from bitloot.core.edge import ShopFlask

CREATED = {"201"}
ALSO = {"startSync", "startReconciliation"}
"""Start a run and answer 202."""


def creating(client: FlaskClient) -> Iterator[tuple[str, dict[str, object]]]:
    """Operations of POST that answer 201, by operation id."""
    document = client.get("/api/openapi.json").get_json()
    for operations in document["paths"].values():
        operation = operations.get("post")
        if operation and (
            CREATED & set(operation["responses"]) or operation["operationId"] in ALSO
        ):
            yield operation["operationId"], operation


def test_every_post_that_creates_documents_its_key(client: FlaskClient) -> None:
    found = dict(creating(client))
    assert {"createOrder", "openPayment", "createProduct", "importStock"} <= set(found)
    silent = [
        name
        for name, operation in found.items()
        if "Idempotency-Key" not in [given["name"] for given in operation.get("parameters", [])]
    ]
    assert silent == []


def test_what_documents_a_key_honors_it_and_the_other_way_round(
    client: FlaskClient, app: ShopFlask
) -> None:
    """A view's endpoint is `<room>.<function>`; its operation id is what the document names."""
    documented = set(dict(creating(client)))
    honored = {
        operation_id(view)
        for view in app.view_functions.values()
        if getattr(view, "honors_idempotency_key", False)
    }
    assert honored == documented


def operation_id(view: object) -> str:
    return str(getattr(view, "_apidoc", {})["manual_doc"]["operationId"])
