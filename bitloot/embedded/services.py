"""DATA/run/services.json: what runs, where, and with which settings."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bitloot.embedded.processes import Identity


@dataclass(frozen=True)
class Running:
    """One run of the embedded default, as every `bitloot …` command finds it.

    `settings` are the environment of its children by the names of the documented settings
    (secrets included: the file is for its owner only), `urls` what a person opens.
    """

    process: Identity
    ports: dict[str, int] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)


def services_file(data: Path) -> Path:
    """The file's place in a data folder."""
    return data / "run" / "services.json"


def find_running(data: Path) -> Running | None:
    """The run that serves the folder `data` now, or None."""
    recorded = read_services(data)
    return recorded if recorded is not None and recorded.process.alive() else None


def read_services(data: Path) -> Running | None:
    """The last run of the folder, whether it still lives or not; None if there was none."""
    try:
        document = json.loads(services_file(data).read_text())
        return Running(
            process=Identity(int(document["process"]["pid"]), int(document["process"]["started"])),
            ports={str(name): int(port) for name, port in document["ports"].items()},
            settings=_texts(document["settings"]),
            urls=_texts(document["urls"]),
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None  # none, or the remains of a full disk: the next start writes it anew


def write_services(data: Path, running: Running) -> None:
    """Replace the file in one step, readable by its owner only."""
    final = services_file(data)
    final.parent.mkdir(parents=True, exist_ok=True)
    draft = final.with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(running), indent=2) + "\n")
    draft.replace(final)


def this_process() -> Identity:
    """We ourselves, as `find_running` will look for us."""
    own = Identity.of(os.getpid())
    if own is None:
        raise RuntimeError("our own process is not listed in /proc")
    return own


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items()}
