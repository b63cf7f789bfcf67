"""A process of the shop's own that is killed (SIGKILL) at a named step, as by a power cut.

Run as a script it arms the step, then does what a worker or a command would do.
"""

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path
from uuid import UUID

from pydantic import SecretStr

from bitloot.app import create_app
from bitloot.core import failpoints
from bitloot.core.config import get_settings
from bitloot.delivery import commands
from bitloot.rooms import make_runner
from config.settings import Settings, load_settings

ROTATE = "rotate"


def die_at(settings: Settings, step: str, turn: int, what: str, **changed: str) -> None:
    """Do `what` (a job's id, or ROTATE) in another process, killed at the step's n-th turn."""
    command = [sys.executable, str(Path(__file__)), step, str(turn), what]
    environment = os.environ | _environment(settings) | changed
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def _environment(settings: Settings) -> dict[str, str]:
    return {
        name.upper(): value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        for name in settings.model_fields_set
        if (value := getattr(settings, name)) is not None
    }


def _kill_at(step: str, turn: int) -> None:
    turns = count(1)

    def reached() -> None:
        if next(turns) == turn:
            os.kill(os.getpid(), signal.SIGKILL)

    failpoints.arm(step, reached)


def main(step: str, turn: str, what: str) -> None:
    app = create_app(load_settings())
    _kill_at(step, int(turn))
    with app.app_context():
        if what == ROTATE:
            commands.keys.main([ROTATE], standalone_mode=False)
        else:
            make_runner(get_settings()).run(UUID(what))


if __name__ == "__main__":
    main(*sys.argv[1:])
