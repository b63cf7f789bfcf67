"""Idempotency-Key: one send a key for 24 hours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bitloot.sandbox.clock import Clock
from bitloot.sandbox.documents import Doc, Json, document, number, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.resend.errors import ApiError

KIND = "idempotency"
KEPT_S = 86_400
LONGEST_KEY = 256


class IdempotencyKeys:
    """Remembers the answer to each key; only answers of success are kept."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        """Nothing is in progress yet."""
        self._journal = journal
        self._clock = clock
        self._in_progress: set[str] = set()

    @contextmanager
    def claimed(self, key: str | None) -> Iterator[None]:
        """Mark the key as in progress; 400 for a bad key, 409 where it is marked already."""
        if key is None:
            yield
            return
        if not 1 <= len(key) <= LONGEST_KEY:
            message = "The key must be between 1-256 chars."
            raise ApiError(400, "invalid_idempotency_key", message)
        with self._journal.lock:
            if key in self._in_progress:
                message = "Same idempotency key used while original request is still in progress."
                raise ApiError(409, "concurrent_idempotent_requests", message)
            self._in_progress.add(key)
        try:
            yield
        finally:
            with self._journal.lock:
                self._in_progress.discard(key)

    def once(self, key: str | None, path: str, payload: Json, send: Callable[[], Doc]) -> Doc:
        """Return the kept answer of the key, or send and keep it; 409 for another payload."""
        if key is None:
            return send()
        digest = _digest(path, payload)
        # The mail and its key in one line: a kill in between would allow a second mail.
        with self._journal.batch():
            kept = self._kept(key)
            if kept is None:
                body = send()
                self._journal.put(KIND, key, {"digest": digest, "body": body, "at": self._clock()})
                return body
        if text(kept, "digest") != digest:
            message = "Same idempotency key used with a different request payload."
            raise ApiError(409, "invalid_idempotent_request", message)
        return document(kept, "body")

    def _kept(self, key: str) -> Doc | None:
        kept = self._journal.get(KIND, key)
        if kept is None or number(kept, "at") <= self._clock() - KEPT_S:
            return None
        return kept


def _digest(path: str, payload: Json) -> str:
    data = json.dumps([path, payload], sort_keys=True)
    return hashlib.sha256(data.encode()).hexdigest()
