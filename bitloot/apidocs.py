"""`/api/docs`: Swagger UI over our own OpenAPI document, from local files and without a CDN."""

from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Flask, Response, send_from_directory
from flask.typing import ResponseReturnValue

_ASSETS = Path(str(files("flask_swagger_ui"))) / "dist"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>BitLoot API</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body style="margin:0">
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
"""
_START = """SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null
});
"""

blueprint = Blueprint("api_docs_page", __name__, url_prefix="/api/docs")


@blueprint.get("")
def page() -> ResponseReturnValue:
    """The page itself."""
    return _PAGE


@blueprint.get("/start.js")
def start() -> ResponseReturnValue:
    """Its script: a file, since the policy allows no inline one."""
    return Response(_START, content_type="text/javascript; charset=utf-8")


@blueprint.get("/<path:name>")
def asset(name: str) -> ResponseReturnValue:
    """Swagger UI's own files."""
    return send_from_directory(_ASSETS, name, max_age=86_400)


def register(app: Flask) -> None:
    """Mount it."""
    app.register_blueprint(blueprint)
