"""The API and its OpenAPI 3.1 document at `/api/openapi.json`."""

from collections.abc import Sequence

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from flask_smorest import Api, Blueprint
from marshmallow import fields

from bitloot.core.schemas import ProblemSchema

VERSION = "1.0.0"


class ShopApi(Api):
    """flask-smorest, leaving errors to `core.problems`: one way for all of them."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        return


def _constant(_: object, field: fields.Field[object], **__: object) -> dict[str, object]:
    """`fields.Constant` as `const`, which client generators understand."""
    return {"const": field.constant} if isinstance(field, fields.Constant) else {}


def make_api(app: Flask, blueprints: Sequence[Blueprint]) -> ShopApi:
    """Register every room's routes and describe them."""
    app.config.update(
        API_TITLE="BitLoot",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
    )
    plugin = MarshmallowPlugin()
    api = ShopApi(
        app,
        spec_kwargs={
            "info": {
                "description": "Digital goods for crypto. Money is a decimal string with its "
                "currency beside it; times are RFC 3339 in UTC; ids are UUIDs; errors are "
                "RFC 9457 problems."
            },
            "marshmallow_plugin": plugin,
        },
    )
    if plugin.converter is not None:
        plugin.converter.add_attribute_function(_constant)  # type: ignore[no-untyped-call]  # untyped there
    api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
    api.spec.components.security_scheme(
        "order_session", {"type": "apiKey", "in": "header", "name": "X-Order-Session"}
    )
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    return api
