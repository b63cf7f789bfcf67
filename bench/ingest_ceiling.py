"""The ceiling of `ingest`: a bare Flask view that commits one INSERT of the body, nothing else."""

import os

from flask import Flask, Response, request
from psycopg2.pool import ThreadedConnectionPool

app = Flask(__name__)
_pools: list[ThreadedConnectionPool] = []


def pool() -> ThreadedConnectionPool:
    """Opened by the first request: not before gunicorn's workers have parted."""
    if not _pools:
        _pools.append(ThreadedConnectionPool(4, 64, os.environ["DATABASE_URL"]))
    return _pools[0]


@app.post("/webhooks/nowpayments")
def store() -> Response:
    connection = pool().getconn()
    with connection.cursor() as cursor:
        cursor.execute("insert into bench_bodies (body) values (%s)", (request.get_data(),))
    connection.commit()
    pool().putconn(connection)
    return Response(status=200)
