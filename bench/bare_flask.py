"""The ceilings of `bench/reads.py`: what Flask under the same gunicorn can do at most."""

import json
import os
from pathlib import Path

from flask import Flask, Response
from sqlalchemy import create_engine, text

app = Flask(__name__, static_folder=None)
BODIES = {path.stem: path.read_bytes() for path in Path(os.environ["BARE_BODIES"]).glob("*.json")}
ENGINE = create_engine(
    os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg2://", 1),
    pool_size=10,
    isolation_level="AUTOCOMMIT",
    pool_reset_on_return=None,
)
BY_KEY = text(
    "select id::text, slug, title, round(price, 2)::text, stock from products where id = :id"
)


@app.get("/bytes/<name>")
def same_bytes(name: str) -> Response:
    return Response(BODIES[name], content_type="application/json")


@app.get("/select/<key>")
def one_select(key: str) -> Response:
    with ENGINE.connect() as connection:
        row = connection.execute(BY_KEY, {"id": key}).one()
    return Response(json.dumps(tuple(row)), content_type="application/json")
