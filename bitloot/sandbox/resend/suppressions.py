"""The account's suppression list."""

from __future__ import annotations

import uuid

from bitloot.sandbox.clock import Clock, postgres_time
from bitloot.sandbox.documents import Doc, number, text
from bitloot.sandbox.journal import Journal

KIND = "suppression"


class Suppressions:
    """Addresses nothing is sent to; one entry an address."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        """Entries of earlier runs are kept."""
        self._journal = journal
        self._clock = clock

    def add(self, email: str, origin: str, source_id: str | None) -> tuple[Doc, bool]:
        """Return the entry and whether it is new; origin is bounce, complaint or manual."""
        with self._journal.lock:
            known = self.find(email)
            if known is not None:
                return known, False
            entry: Doc = {
                "id": str(uuid.uuid4()),
                "email": email.lower(),
                "origin": origin,
                "source_id": source_id,
                "created_at": self._clock(),
            }
            self._journal.put(KIND, email.lower(), entry)
            return entry, True

    def find(self, id_or_email: str) -> Doc | None:
        """Return the entry with this id or address, or None."""
        wanted = id_or_email.lower()
        return next((e for e in self.all() if wanted in {e["id"], e["email"]}), None)

    def remove(self, id_or_email: str) -> Doc | None:
        """Remove and return the entry, or None where there is none."""
        with self._journal.lock:
            entry = self.find(id_or_email)
            if entry is not None:
                self._journal.delete(KIND, text(entry, "email"))
            return entry

    def all(self) -> list[Doc]:
        """Return all entries, oldest first."""
        return self._journal.all(KIND)


def shape(entry: Doc) -> Doc:
    """Return an entry as the API gives it."""
    created_at = postgres_time(number(entry, "created_at"))
    return {"object": "suppression", **entry, "created_at": created_at}
