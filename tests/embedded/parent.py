"""A run of PostgreSQL and Valkey alone, to be killed: `python parent.py DATA`."""

import os
import sys
from pathlib import Path

from bitloot.embedded.environment import run_settings
from bitloot.embedded.lock import locked
from bitloot.embedded.parts import services
from bitloot.embedded.plan import PROVIDERS, RunOptions
from bitloot.embedded.postgres import ensure_database
from bitloot.embedded.run import clear_leftovers, make_plan
from bitloot.embedded.services import Running, this_process, write_services
from bitloot.embedded.supervisor import Supervisor


def main(data: Path) -> None:
    for name in PROVIDERS:
        os.environ[name] = "http://127.0.0.1:9"
    with locked(data):
        clear_leftovers(data, announce=lambda _: None)
        plan = make_plan(RunOptions(data), data)
        supervisor = Supervisor(data, announce=lambda _: None)
        supervisor.start(*services(plan))
        assert plan.cluster is not None
        ensure_database(plan.cluster)
        write_services(data, Running(this_process(), dict(plan.ports), run_settings(plan)))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        supervisor.watch()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
