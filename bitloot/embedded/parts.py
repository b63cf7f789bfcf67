"""The children of a run and the steps between them."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from signal import SIGQUIT

from bitloot.embedded.child import ChildSpec, launched
from bitloot.embedded.environment import child_environment, sandbox_environment
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.logs import ChildLog
from bitloot.embedded.plan import PROJECT, Plan
from bitloot.embedded.postgres import postgres_spec
from bitloot.embedded.probes import http_answers, ports_accept
from bitloot.embedded.valkey import valkey_spec

BITLOOT = str(Path(sys.executable).with_name("bitloot"))


def services(plan: Plan) -> list[ChildSpec]:
    """PostgreSQL, Valkey and the sandbox, each only if nothing from outside stands in for it.

    Raises EmbeddedError if the database cluster cannot be created.
    """
    specs = [postgres_spec(plan.cluster)] if plan.cluster else []
    if not plan.given("REDIS_URL"):
        password = plan.secrets["VALKEY_PASSWORD"]
        specs.append(valkey_spec(plan.data / "valkey", plan.ports["valkey"], password))
    if plan.uses_sandbox:
        specs.append(_sandbox(plan))
    return specs


def shop(plan: Plan) -> list[ChildSpec]:
    """Web, worker and realtime."""
    environment = child_environment(plan)
    gunicorn = (sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app")
    return [
        ChildSpec(
            name="realtime",
            command=(BITLOOT, "realtime"),
            environment=environment,
            cwd=PROJECT,
            probe=ports_accept(plan.ports["realtime"]),
            patience=5.0,
        ),
        ChildSpec(
            name="worker",
            command=(BITLOOT, "worker"),
            environment=environment,
            cwd=PROJECT,
            probe=lambda: True,  # it serves nobody: to be alive is to be ready
        ),
        ChildSpec(
            name="web",
            command=gunicorn,
            environment=environment,
            cwd=PROJECT,
            probe=http_answers(plan.ports["web"], "/healthz"),
            death_signal=SIGQUIT,  # a killed master's workers would notice only after a while
        ),
    ]


def step(name: str, environment: Mapping[str, str], log: ChildLog, *arguments: str) -> None:
    """Run `bitloot ARGUMENTS…` to its end. Raises EmbeddedError with its output if it fails."""
    with log.open() as output:
        done = subprocess.run(  # noqa: S603 - our own command
            launched((BITLOOT, *arguments)),
            cwd=PROJECT,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us alone; we end it
            check=False,
        )
    if done.returncode != 0:
        raise EmbeddedError(f"{name} failed.\n{log.tail()}")


def _sandbox(plan: Plan) -> ChildSpec:
    ports = [port for name, port in plan.ports.items() if name.startswith("sandbox_")]
    return ChildSpec(
        name="sandbox",
        command=(sys.executable, "-m", "bitloot.sandbox"),
        environment=sandbox_environment(plan),
        cwd=PROJECT,
        probe=ports_accept(*ports),
    )
