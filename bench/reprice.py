"""How fast the catalogue is priced anew, and in how much memory, at 100,000 products.

The ceiling is one bare UPDATE that gives the same rows a new price, in turns with the run, on the
same table. The run reads, prices by rules, explains, writes prices and history, batch by batch.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

from hundred_thousand import PRODUCTS, large_shop, vacuum
from sqlalchemy import func, select, text

from bitloot.catalog.models import PriceChange
from bitloot.catalog.price_rules import RuleKind, Scope
from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing.preview import preview
from bitloot.catalog.repricing.rule_editing import create, edit
from bitloot.catalog.repricing.runs import edited_version, get
from bitloot.catalog.repricing.tasks import start, work
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import db, transaction
from bitloot.core.money import Money
from config.settings import Settings

ROUNDS = 4
MARGINS = (Decimal(30), Decimal(60), Decimal(20), Decimal(80))
"""Far enough apart that every price changes from one round to the next."""


def reprice(data: Path) -> None:
    with large_shop(data) as (_, settings):
        rule_id = rules()
        ratios = []
        for number, percent in enumerate(MARGINS[:ROUNDS]):
            bare = bare_update()
            vacuum()
            with transaction():
                edit(rule_id, {"percent": percent}, COMMAND_LINE)
            ours, changed = one_run()
            vacuum()
            ratios.append(bare / ours * changed / PRODUCTS)
            print(
                f"  round {number + 1}: bare UPDATE {bare:.1f} s   run {ours:.1f} s "
                f"for {changed:,} changed   ratio {ratios[-1]:.2f}",
                flush=True,
            )
        report(ratios)
        unchanged()
        memory(settings)


def rules() -> object:
    """A few of each kind, as a shop has them."""
    with transaction():
        margin = create(
            {"name": "all", "kind": RuleKind.MARGIN, "scope": Scope.GLOBAL, "percent": Decimal(25)},
            COMMAND_LINE,
        )
        for name in ("Steam", "GOG"):
            given = {"name": name, "kind": RuleKind.MARKUP, "scope": Scope.PLATFORM}
            create({**given, "target": name, "amount": Money.eur("0.30")}, COMMAND_LINE)
        create(
            {
                "name": "few left",
                "kind": RuleKind.DYNAMIC,
                "scope": Scope.GLOBAL,
                "percent": Decimal(4),
                "stock_below": 5,
            },
            COMMAND_LINE,
        )
        create(
            {"name": "floor", "kind": RuleKind.FLOOR, "scope": Scope.GLOBAL, "amount": "0.99"},
            COMMAND_LINE,
        )
        return margin.id


def bare_update() -> float:
    started = time.perf_counter()
    with transaction():
        db.session.execute(text("set local statement_timeout = 0"))
        db.session.execute(text("update products set price = price + 0.01"))
    return time.perf_counter() - started


def one_run() -> tuple[float, int]:
    """Seconds of the run, and how many prices it changed."""
    with transaction():
        run_id = start(edited_version(), COMMAND_LINE, found=preview(books.edited())).id
    started = time.perf_counter()
    assert work(run_id, seconds=600)
    took = time.perf_counter() - started
    run = get(run_id)
    db.session.rollback()
    return took, run.raised + run.lowered


def report(ratios: list[float]) -> None:
    history = db.session.scalar(select(func.count()).select_from(PriceChange))
    print(f"  {PRODUCTS:,} products, {ROUNDS} rounds in turns; {history:,} rows of history")
    print(
        f"  run against one bare UPDATE: median {statistics.median(ratios):.2f}, "
        f"{min(ratios):.2f} to {max(ratios):.2f} (asked: ≥ 0.3)"
    )


def unchanged() -> None:
    started = time.perf_counter()
    found = preview(books.edited())
    looked = time.perf_counter() - started
    took, changed = one_run()
    print(f"  preview of {found.seen:,}: {looked:.1f} s   run that changes {changed}: {took:.1f} s")


def memory(settings: Settings) -> None:
    """Of the whole `bitloot reprice` process, from its start to its end."""
    bare_update()
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "BITLOOT_MODE": "test",
        **{
            name.upper(): getattr(settings, name).get_secret_value()
            for name in ("secret_key", "jwt_secret_key", "master_keys")
        },
    }
    command = str(Path(sys.executable).with_name("bitloot"))
    done = subprocess.run([command, "reprice"], env=environment, check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  {done.stdout.decode().strip()}")
    print(f"  memory of `bitloot reprice`, at its peak: {peak:.0f} MB (asked: below 300)")
