"""Starts children together, keeps them alive, stops them in reverse order."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bitloot.embedded.child import Child, ChildSpec
from bitloot.embedded.logs import ChildLog
from bitloot.embedded.processes import MARKER

ROTATION_INTERVAL = 20.0


class Supervisor:
    """The children of one run, in the order of their start."""

    def __init__(self, data: Path, announce: Callable[[str], None]) -> None:
        """Supervise for the folder `data` (resolved); `announce` gets a line for each restart."""
        self.children: dict[str, Child] = {}
        self._logs = data / "logs"
        self._mark = {MARKER: str(data)}
        self._announce = announce
        self._finished = threading.Event()
        self._stopping = False

    def start(self, *specs: ChildSpec) -> None:
        """Start all of these side by side and return when all serve.

        Raises EmbeddedError if one of them cannot; the others go on until `stop`.
        """
        started = [Child(self._marked(spec), self._log(spec.name), self._say) for spec in specs]
        for child in started:
            self.children[child.spec.name] = child
            child.start()
        for child in started:
            child.await_ready()

    def watch(self) -> None:
        """Stay until `finish` or a signal's exception; meanwhile keep the logs small."""
        while not self._finished.wait(ROTATION_INTERVAL):
            for name in self.children:
                self._log(name).rotate()

    def finish(self) -> None:
        """End `watch` from another thread."""
        self._finished.set()

    def stop(self) -> None:
        """Stop all, the last started first; safe to call again."""
        self._stopping = True
        while self.children:
            _, child = self.children.popitem()
            child.stop()

    def _marked(self, spec: ChildSpec) -> ChildSpec:
        return replace(spec, environment={**spec.environment, **self._mark})

    def _log(self, name: str) -> ChildLog:
        return ChildLog(self._logs / f"{name}.log")

    def _say(self, text: str) -> None:
        if not self._stopping:
            self._announce(text)
