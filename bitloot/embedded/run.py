"""`bitloot run`: the whole shop on one machine, in one foreground process group."""

import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import click

from bitloot.embedded import processes
from bitloot.embedded.banner import banner, urls
from bitloot.embedded.environment import child_environment, run_settings
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.lock import locked
from bitloot.embedded.logs import ChildLog
from bitloot.embedded.parts import services, shop, step
from bitloot.embedded.plan import Plan, RunOptions, outer_environment
from bitloot.embedded.ports import choose
from bitloot.embedded.postgres import ensure_database
from bitloot.embedded.secrets import load_secrets
from bitloot.embedded.services import Running, read_services, this_process, write_services
from bitloot.embedded.supervisor import Supervisor

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequestedError(Exception):
    """Somebody asked the run to end."""


def run(options: RunOptions) -> int:
    """Start everything, stay until Ctrl-C or SIGTERM, stop everything; returns the exit status."""
    data = options.data.expanduser().resolve()
    try:
        data.mkdir(parents=True, exist_ok=True)
        with locked(data):
            _serve(options, data)
    except EmbeddedError as problem:
        click.secho(str(problem), err=True, fg="red")
        return 1
    return 0


def _serve(options: RunOptions, data: Path) -> None:
    supervisor = Supervisor(data, _announce)
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)
    try:
        begun = time.monotonic()
        clear_leftovers(data, _announce)
        plan = make_plan(options, data)
        start(plan, supervisor, _announce)
        click.echo(banner(plan, time.monotonic() - begun))
        supervisor.watch()
    except StopRequestedError:
        click.echo("\nStopping…")
    finally:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # the end is bounded; nothing may cut it short
        supervisor.stop()
    click.echo("Stopped. The data stays in " + str(data))


def make_plan(options: RunOptions, data: Path) -> Plan:
    """Settle ports and secrets for a run on the folder (which the caller has locked).

    Raises EmbeddedError if the wanted port is taken or secrets are lost.
    """
    environ = outer_environment()
    before = read_services(data)
    wanted = {} if options.port is None else {"web": options.port}
    return Plan(
        data=data,
        environ=environ,
        ports=choose(before.ports if before else {}, wanted),
        secrets=load_secrets(data),
        seed=options.seed,
    )


def start(plan: Plan, supervisor: Supervisor, announce: Callable[[str], None]) -> None:
    """Services, then migrations and seed, then the shop. Raises EmbeddedError."""
    logs = plan.data / "logs"
    announce("starting PostgreSQL, Valkey and the sandbox")
    supervisor.start(*services(plan))
    if plan.cluster:
        ensure_database(plan.cluster)
    environment = child_environment(plan)
    write_services(
        plan.data,
        Running(this_process(), dict(plan.ports), run_settings(plan), urls(plan)),
    )
    announce("bringing the database up to date")
    empty = ["--without-catalog"] if plan.seed == "none" else []  # the demo staff exist anyway
    step("Preparing the database", environment, ChildLog(logs / "db.log"), "db", "prepare", *empty)
    announce("starting web, worker and live updates")
    supervisor.start(*shop(plan))


def clear_leftovers(data: Path, announce: Callable[[str], None]) -> None:
    """End what an interrupted run left behind; before ports are chosen, as it may hold ours."""
    tests = [processes.belongs_to(data), processes.serves_cluster(data / "postgres")]
    ended = processes.end(tests, patience=5.0)
    if ended:
        announce(f"ended {ended} processes that an interrupted run had left behind")


def _announce(text: str) -> None:
    click.echo(click.style("bitloot ", fg="cyan") + text)


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in STOP_SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise StopRequestedError(signal.Signals(number).name)
