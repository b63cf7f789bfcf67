"""`/healthz`, `/readyz`, `/metrics`."""

import os
from collections.abc import Iterable

from flask import Blueprint, Flask, Response, jsonify, redirect
from flask.typing import ResponseReturnValue
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Metric,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bitloot.core.attention import open_count
from bitloot.core.cache import get_redis
from bitloot.core.db import db
from bitloot.core.jobs.desk import depth
from bitloot.reconciliation.metrics import Reconciled
from config.settings import Mode, Settings

blueprint = Blueprint("operation", __name__)


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Whether what we stand on is there. Without Redis we still sell, only slower: 200."""
    parts = {"database": _database(), "redis": _redis()}
    ready = parts["database"]
    body = {"status": "ok" if all(parts.values()) else "degraded", **parts}
    return jsonify(body), 200 if ready else 503


def _database() -> bool:
    try:
        db.session.execute(text("select 1"))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return True


def _redis() -> bool:
    try:
        return bool(get_redis().ping())
    except RedisError:
        return False


class _Business:
    """Gauges read from the database when somebody scrapes."""

    def collect(self) -> Iterable[Metric]:
        """Queue depth by state, and how much needs a human."""
        jobs = GaugeMetricFamily("bitloot_jobs", "Jobs that are not done", labels=["state"])
        for state, count in depth().items():
            jobs.add_metric([state.value], count)
        yield jobs
        yield GaugeMetricFamily(
            "bitloot_attention_open", "Things that need a human", value=open_count()
        )


@blueprint.get("/metrics")
def metrics() -> ResponseReturnValue:
    """Prometheus text format."""
    business = CollectorRegistry()
    business.register(_Business())
    business.register(Reconciled())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        processes = CollectorRegistry()
        MultiProcessCollector(processes)  # type: ignore[no-untyped-call]  # the library has no types
    else:
        processes = REGISTRY
    body = generate_latest(processes) + generate_latest(business)
    return Response(body, content_type=CONTENT_TYPE_LATEST)


def register(app: Flask, settings: Settings) -> None:
    """Mount them; with a sandbox, `/sandbox/` leads to its page. Production has none."""
    app.register_blueprint(blueprint)
    if settings.sandbox_url and settings.bitloot_mode is not Mode.PRODUCTION:
        app.add_url_rule("/sandbox/", "sandbox", lambda: redirect(settings.sandbox_url))
