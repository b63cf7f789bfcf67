"""The `bitloot` command. Each room brings its own commands; this file only gathers them."""

import os
import sys
from pathlib import Path

import click
from flask import Flask
from flask.cli import ScriptInfo

from bitloot.accounts import commands as accounts
from bitloot.app import SettingsError, create_app, refuse_bad
from bitloot.catalog import commands as catalog
from bitloot.catalog.repricing import commands as pricing
from bitloot.database import commands as database
from bitloot.delivery import commands as delivery
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.plan import RunOptions
from bitloot.embedded.run import run as run_embedded
from bitloot.embedded.services import find_running
from bitloot.evidence import commands as evidence
from bitloot.ledger import commands as ledger
from bitloot.payments import commands as payments
from bitloot.realtime.server import serve_forever as serve_live
from bitloot.reconciliation import commands as reconciliation
from bitloot.recorder import commands as recorder
from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.run import serve as serve_sandbox
from bitloot.stock import commands as stock
from bitloot.webhooks import commands as webhooks
from bitloot.worker import serve as serve_jobs
from config.settings import load_settings

PROJECT = Path(__file__).resolve().parent.parent


def adopt_running() -> None:
    """Without settings of its own a command works on the shop that runs in `BITLOOT_DATA`."""
    if os.environ.get("DATABASE_URL") or os.environ.get("BITLOOT_ENV_FILE"):
        return
    running = find_running(Path(os.environ.get("BITLOOT_DATA") or "var").resolve())
    if running is None:
        return
    for name, value in running.settings.items():
        os.environ.setdefault(name, value)


def _create() -> Flask:
    adopt_running()
    settings = load_settings()
    if not settings.database_url:
        raise click.ClickException(
            "No database: start the shop with `make run` first, or set DATABASE_URL."
        )
    return create_app(settings)


@click.group()
def cli() -> None:
    """BitLoot: the shop, its workers and its tools."""


@cli.command("run")
def run_command() -> None:
    """The whole shop on this machine, in the foreground (what `make run` starts)."""
    try:
        raise SystemExit(run_embedded(RunOptions.from_environment()))
    except EmbeddedError as error:
        raise click.ClickException(str(error)) from None


@cli.command("web")
def web() -> None:
    """The web processes: API, console, storefront."""
    adopt_running()
    refuse_bad(load_settings())  # one line here, rather than gunicorn's traceback
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    arguments = [gunicorn, "-c", str(PROJECT / "gunicorn.conf.py"), "wsgi:app"]
    os.chdir(PROJECT)
    os.execv(gunicorn, arguments)  # noqa: S606 (our own server, in place of this process)


@cli.command("worker")
def worker() -> None:
    """Jobs and everything that happens by the clock."""
    adopt_running()
    settings = load_settings()
    serve_jobs(create_app(settings), settings)


@cli.command("realtime")
def realtime() -> None:
    """Live order updates over WebSocket."""
    adopt_running()
    settings = load_settings()
    serve_live(create_app(settings), settings)


@cli.command("sandbox")
def sandbox() -> None:
    """The four providers on loopback, with settings from BITLOOT_SANDBOX_ variables."""
    serve_sandbox(SandboxConfig.from_env(), click.echo)


@cli.group("explain")
def explain() -> None:
    """What the shop did and why, and the tables it decides by."""


explain.add_command(payments.explain_payments)
explain.add_command(recorder.explain_order)
explain.add_command(recorder.explain_orders)

COMMANDS = (
    database.db,
    database.openapi,
    accounts.staff,
    catalog.sync,
    pricing.reprice,
    stock.stock,
    delivery.keys,
    evidence.audit_group,
    evidence.evidence,
    ledger.ledger,
    reconciliation.reconcile,
    webhooks.webhooks,
)
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Entry point; a refused start is one line, not a traceback."""
    try:
        cli(prog_name="bitloot", obj=ScriptInfo(create_app=_create))
    except SettingsError as refused:
        click.secho(str(refused), err=True, fg="red")
        raise SystemExit(2) from None
