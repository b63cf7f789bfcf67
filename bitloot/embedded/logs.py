"""The log file of a child: written by the child itself, kept small by the supervisor."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LARGEST = 16 * 1024 * 1024
TAIL_BYTES = 4000


@dataclass(frozen=True)
class ChildLog:
    """DATA/logs/NAME.log and its one predecessor NAME.log.1."""

    path: Path

    def open(self) -> BinaryIO:
        """The file for a child to append to (O_APPEND, so that it may be cut under its hands)."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        return self.path.open("ab")

    def rotate(self, largest: int = LARGEST) -> None:
        """Beyond `largest` bytes: copy to NAME.log.1 and begin anew."""
        if self.path.exists() and self.path.stat().st_size > largest:
            shutil.copyfile(self.path, self.path.with_suffix(".log.1"))
            with self.path.open("r+b") as file:
                file.truncate()

    def tail(self) -> str:
        """The last lines, for a person who must see why a start failed."""
        if not self.path.exists():
            return ""
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - TAIL_BYTES))
            text = file.read().decode(errors="replace")
        return f"The end of {self.path}:\n{text.rstrip()}"
