"""Real parts for every test: PostgreSQL, Valkey, the provider sandbox over HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy import select, text
from support.jobs import RunJobs
from support.sandbox import SandboxControl, start_sandbox
from support.server import serve

from bitloot.app import create_app
from bitloot.catalog.versions import get_version
from bitloot.core.cache import get_redis
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.embedded.ephemeral import ephemeral_services
from bitloot.rooms import make_runner
from config.settings import Mode, Settings

MASTER_KEY = "t1:" + "dGVzdC1tYXN0ZXIta2V5LTMyLWJ5dGVzLWxvbmchISE="


@dataclass(frozen=True)
class Services:
    """Where the real parts of this test session answer."""

    database_url: str
    redis_url: str
    sandbox: SandboxControl
    public_url: str


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("services")
    with (
        ephemeral_services(folder) as real,
        serve() as server,
        start_sandbox(folder / "sandbox", server.url) as sandbox,
    ):
        yield Services(real.database_url, real.redis_url, sandbox, server.url)


@pytest.fixture(scope="session")
def settings(services: Services) -> Settings:
    return Settings(
        bitloot_mode=Mode.TEST,
        database_url=services.database_url,
        redis_url=services.redis_url,
        public_url=services.public_url,
        live_url="ws://127.0.0.1:1",
        secret_key=SecretStr("test-secret-key-0123456789-abcdefghij"),
        jwt_secret_key=SecretStr("test-jwt-key-0123456789-abcdefghijkl"),
        master_keys=SecretStr(MASTER_KEY),
        job_retry_base_seconds=0.01,
        kinguin_settle_seconds=1,
        provider_timeout_seconds=2,
        orders_per_minute=10_000,
        unpaid_orders_per_email=10_000,
        log_level="WARNING",
        **services.sandbox.settings,
    )


@pytest.fixture(scope="session")
def _shop(settings: Settings) -> Iterator[ShopFlask]:
    app = create_app(settings)
    with app.app_context():
        for name in ("pg_trgm", "unaccent"):
            db.session.execute(text(f"create extension if not exists {name}"))
        db.session.commit()
        db.drop_all()
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(_shop: ShopFlask, services: Services) -> Iterator[ShopFlask]:
    """The shop with empty tables, an empty Redis and a sandbox as new; inside its context."""
    services.sandbox.reset()  # first: webhooks on their way must not meet half-emptied tables
    with _shop.app_context():
        names = ", ".join(f'"{table.name}"' for table in db.metadata.sorted_tables)
        db.session.execute(text(f"truncate {names} restart identity cascade"))
        db.session.commit()
        get_redis().flushdb()
        get_version().forget()
    serve.point_to(_shop)
    with _shop.app_context():
        yield _shop
        db.session.rollback()
    serve.point_to(None)


@pytest.fixture
def client(app: ShopFlask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def sandbox(services: Services) -> SandboxControl:
    return services.sandbox


@pytest.fixture
def run_jobs(app: ShopFlask) -> RunJobs:
    """Run due jobs in this process until none is due; `ahead` seconds makes later ones due too."""

    def run(ahead: float = 0, most: int = 500) -> int:
        runner = make_runner(get_settings())
        done = 0
        while done < most:
            if ahead:
                db.session.execute(
                    text(
                        "update jobs set run_at = run_at - make_interval(secs => :ahead) "
                        "where state = 'queued'"
                    ),
                    {"ahead": ahead},
                )
                ahead = 0
            due = db.session.scalars(
                select(Job.id)
                .where(Job.state == JobState.QUEUED, Job.run_at <= utcnow())
                .order_by(Job.priority.desc(), Job.run_at)
                .limit(1)
            ).first()
            db.session.commit()
            if due is None:
                return done
            runner.run(due)
            done += 1
        raise AssertionError(f"still jobs due after {most}")

    return run


@pytest.fixture
def project() -> Path:
    return Path(__file__).resolve().parent.parent
