"""Durable documents: state in memory, every change one appended line, replayed at the start.

A line is a JSON array of changes `[kind, id, document]`, a null document being a deletion; the
changes of one `batch` share a line, so that a kill between them leaves all or none.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from bitloot.sandbox.documents import Doc, copied_doc

Change = tuple[str, str, Doc | None]


class JournalBusyError(RuntimeError):
    """Another process has this journal open."""


class JournalCorruptError(RuntimeError):
    """A line other than the last cannot be read."""


class Journal:
    """Documents by kind and id; thread-safe; a killed process loses no returned change."""

    def __init__(self, path: Path) -> None:
        """Open, replay and compact the journal at `path` (its folder is made)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.lock = threading.RLock()
        self.path = path
        self._kinds: dict[str, dict[str, Doc]] = {}
        self._versions: dict[str, int] = {}
        self._pending: list[Change] | None = None
        self._guard = _take_guard(path.with_suffix(path.suffix + ".lock"))
        self._replay()
        self._file = self._compact()

    def put(self, kind: str, doc_id: str, doc: Doc) -> None:
        """Store a copy of `doc`, replacing what was there (its place in the order stays)."""
        with self.lock:
            self._apply((kind, doc_id, copied_doc(doc)))

    def get(self, kind: str, doc_id: str) -> Doc | None:
        """Return a copy of the document, or None."""
        with self.lock:
            doc = self._kinds.get(kind, {}).get(doc_id)
            return None if doc is None else copied_doc(doc)

    def all(self, kind: str) -> list[Doc]:
        """Return copies of all documents of a kind, in the order of their first insertion."""
        with self.lock:
            return [copied_doc(doc) for doc in self._kinds.get(kind, {}).values()]

    def scan(self, kind: str) -> list[Doc]:
        """Like `all` without the copying: for reading only, never to be changed."""
        with self.lock:
            return list(self._kinds.get(kind, {}).values())

    def items(self, kind: str) -> list[tuple[str, Doc]]:
        """Like `scan`, each with its id."""
        with self.lock:
            return list(self._kinds.get(kind, {}).items())

    def count(self, kind: str) -> int:
        """Return how many documents of a kind there are."""
        with self.lock:
            return len(self._kinds.get(kind, {}))

    def version(self, kind: str) -> int:
        """Return a number that grows with every change to a kind."""
        with self.lock:
            return self._versions.get(kind, 0)

    def delete(self, kind: str, doc_id: str) -> None:
        """Remove a document; nothing happens where there is none."""
        with self.lock:
            if doc_id in self._kinds.get(kind, {}):
                self._apply((kind, doc_id, None))

    def clear(self) -> None:
        """Remove every document of every kind."""
        with self.lock, self.batch():
            for kind, docs in list(self._kinds.items()):
                for doc_id in list(docs):
                    self._apply((kind, doc_id, None))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Hold the lock and write all changes made inside as one line at the end; may nest."""
        with self.lock:
            if self._pending is not None:
                yield
                return
            self._pending = []
            try:
                yield
            finally:
                changes, self._pending = self._pending, None
                self._append(changes)

    def close(self) -> None:
        """Close the file and let another process open it."""
        with self.lock:
            self._file.close()
            os.close(self._guard)

    def _apply(self, change: Change) -> None:
        if self._pending is None:
            self._append([change])
        else:
            self._pending.append(change)
        self._remember(change)

    def _append(self, changes: list[Change]) -> None:
        if changes:
            self._file.write(_line(changes))

    def _remember(self, change: Change) -> None:
        kind, doc_id, doc = change
        self._versions[kind] = self._versions.get(kind, 0) + 1
        if doc is None:
            self._kinds.get(kind, {}).pop(doc_id, None)
        else:
            self._kinds.setdefault(kind, {})[doc_id] = doc

    def _replay(self) -> None:
        if not self.path.exists():
            return
        lines = self.path.read_bytes().splitlines(keepends=True)
        for index, line in enumerate(lines):
            if not line.endswith(b"\n"):
                return  # torn by a kill in mid-write: that change was never acknowledged
            try:
                changes: list[Change] = json.loads(line)
            except ValueError as error:
                message = f"{self.path}: line {index + 1} cannot be read"
                raise JournalCorruptError(message) from error
            for change in changes:
                self._remember(change)

    def _compact(self) -> FileIO:
        fresh = self.path.with_suffix(".new")
        with fresh.open("wb") as file:
            for kind, docs in self._kinds.items():
                for doc_id, doc in docs.items():
                    file.write(_line([(kind, doc_id, doc)]))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        return FileIO(self.path, "ab")


def _line(changes: list[Change]) -> bytes:
    return json.dumps(changes, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _take_guard(path: Path) -> int:
    guard = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(guard)
        message = f"{path.parent} is in use by another sandbox"
        raise JournalBusyError(message) from error
    return guard
