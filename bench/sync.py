"""A full catalogue sync from the sandbox at 100,000 products: how fast, and in how much memory.

The ceiling is the same pages fetched one after another and copied into a bare table with the same
columns. The sync is `bitloot sync kinguin --full`. Both are measured as processes, from their start
to their end, and take turns on the same servers; the sandbox has printed every page before.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from hundred_thousand import PRODUCTS, settings_for
from pydantic import SecretStr
from sqlalchemy import select, text
from sync_ceiling import PER_PAGE

from bitloot.app import create_app
from bitloot.catalog.models import SyncRun
from bitloot.core.db import db
from bitloot.embedded.ephemeral import ephemeral_services
from bitloot.sandbox.config import SandboxConfig
from config.settings import Settings

ROUNDS = int(os.environ.get("ROUNDS", "3"))
EMPTIED = (
    "products, offers, price_changes, sync_runs, sync_seen, sync_stretches, attention_items, "
    "search_words"
)


@dataclass
class Took:
    """Seconds of one round, in the order in which they were measured."""

    bare: float
    first: float
    again: float
    moved: float
    compared: float


def sync(data: Path) -> None:
    with ephemeral_services(data) as services, sandbox(data / "sandbox") as urls:
        settings = settings_for(services).model_copy(
            update={
                "kinguin_base_url": urls["kinguin"],
                "kinguin_api_key": SecretStr(SandboxConfig(data).kinguin_api_key),
            }
        )
        app = create_app(settings)
        with app.app_context():
            for name in ("pg_trgm", "unaccent"):
                db.session.execute(text(f"create extension if not exists {name}"))
            db.session.commit()
            db.create_all()
            warm(urls["kinguin"], settings)
            rounds = range(1, ROUNDS + 1)
            report([one_round(number, settings, urls["control"]) for number in rounds])
            db.session.remove()
            db.engine.dispose()


@contextmanager
def sandbox(folder: Path) -> Iterator[dict[str, str]]:
    """The provider's sandbox as a process, with as many products as Kinguin has: its addresses."""
    environment = {
        **os.environ,
        "BITLOOT_SANDBOX_PRODUCTS": str(PRODUCTS),
        "BITLOOT_SANDBOX_DATA_DIR": str(folder),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bitloot.sandbox"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    urls: dict[str, str] = {}
    try:
        for line in process.stdout:
            name, _, urls[name] = line.strip().partition(" ")
            if {"kinguin", "control"} <= urls.keys():
                yield urls
                break
    finally:
        process.terminate()
        process.wait(30)


def warm(base_url: str, settings: Settings) -> None:
    """Every page once: the sandbox invents its goods at the first look."""
    started, page, count = time.perf_counter(), 1, 1
    with requests.Session() as http:
        http.headers["X-Api-Key"] = settings.kinguin_api_key.get_secret_value()
        while (page - 1) * PER_PAGE < count:
            query = {"page": page, "limit": PER_PAGE}
            count = http.get(f"{base_url}/v1/products", params=query, timeout=120).json()[
                "item_count"
            ]
            page += 1
    print(
        f"  {count:,} products on {page - 1:,} pages, printed once in "
        f"{time.perf_counter() - started:.0f} s",
        flush=True,
    )


def sell_out_the_first(settings: Settings, control: str) -> None:
    """Every product after it stands one place earlier from now."""
    asked = {"limit": "1", "sortBy": "kinguinId", "sortType": "asc"}
    with requests.Session() as http:
        http.headers["X-Api-Key"] = settings.kinguin_api_key.get_secret_value()
        page = http.get(f"{settings.kinguin_base_url}/v1/products", params=asked, timeout=60).json()
        first = page["results"][0]["kinguinId"]
        http.patch(f"{control}api/products/{first}", json={"qty": 0}, timeout=60).raise_for_status()


def make_table() -> None:
    """What the database works out by itself is left out: it is no column of the pages."""
    made = text(
        "select column_name from information_schema.columns "
        "where table_name = 'products' and is_generated = 'ALWAYS'"
    )
    generated = [f"drop column {name}" for name in db.session.scalars(made)]
    for statement in (
        "drop table if exists bare",
        "create table bare (like products)",
        f"alter table bare {', '.join(generated)}",
    ):
        db.session.execute(text(statement))
    db.session.commit()


def bare_copy(settings: Settings) -> tuple[float, int]:
    """Seconds of the whole process, and how many products came."""
    make_table()
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "KINGUIN_API_KEY": settings.kinguin_api_key.get_secret_value(),
    }
    ceiling = str(Path(__file__).with_name("sync_ceiling.py"))
    command = [sys.executable, ceiling, settings.kinguin_base_url]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return time.perf_counter() - started, int(done.stdout)


def one_round(number: int, settings: Settings, control: str) -> Took:
    bare, rows = bare_copy(settings)
    db.session.execute(text(f"truncate {EMPTIED} restart identity cascade"))
    db.session.execute(text("drop table bare"))
    db.session.commit()
    first = one_sync(settings, created=rows)
    again = one_sync(settings, unchanged=rows)
    sell_out_the_first(settings, control)
    moved = one_sync(settings, unchanged=rows - 1, retired=1)
    db.session.execute(text("truncate sync_stretches"))
    db.session.commit()
    compared = one_sync(settings, unchanged=rows - 1)
    print(
        f"  round {number}: bare {bare:.1f} s   first sync {first:.1f} s (ratio {bare / first:.2f})"
        f"   unchanged {again:.1f} s ({first / again:.1f} times), all moved by one place "
        f"{moved:.1f} s ({first / moved:.1f} times), product by product {compared:.1f} s "
        f"({first / compared:.1f} times)   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return Took(bare, first, again, moved, compared)


def one_sync(settings: Settings, **counts: int) -> float:
    """Seconds of the whole process; the run must have done what is expected of it."""
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "KINGUIN_BASE_URL": settings.kinguin_base_url,
        "BITLOOT_MODE": "test",
        "LOG_LEVEL": "WARNING",
        **{
            name.upper(): getattr(settings, name).get_secret_value()
            for name in ("secret_key", "jwt_secret_key", "master_keys", "kinguin_api_key")
        },
    }
    command = [str(Path(sys.executable).with_name("bitloot")), "sync", "kinguin", "--full"]
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    took = time.perf_counter() - started
    run = db.session.scalars(select(SyncRun).order_by(SyncRun.id.desc()).limit(1)).one()
    done = {name: getattr(run, name) for name in counts} | {"failed": run.failed}
    assert done == counts | {"failed": 0}, (done, run.failures[:3])
    db.session.rollback()
    return took


def report(rounds: list[Took]) -> None:
    def spread(values: list[float]) -> str:
        return f"median {statistics.median(values):.2f}, {min(values):.2f} to {max(values):.2f}"

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  {len(rounds)} rounds in turns")
    print(f"  bare COPY / first sync: {spread([r.bare / r.first for r in rounds])} (asked: ≥ 0.5)")
    print(f"  first / unchanged: {spread([r.first / r.again for r in rounds])} (asked: ≥ 5)")
    print(f"  first / unchanged, all moved: {spread([r.first / r.moved for r in rounds])}")
    print(f"  first / unchanged, nothing known: {spread([r.first / r.compared for r in rounds])}")
    print(f"  memory of `bitloot sync`, at its peak: {peak:.0f} MB (asked: below 300)")
