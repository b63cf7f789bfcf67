"""`Idempotency-Key`: the same key and request give the same answer, another request a conflict.

The answer is stored in the transaction of the act itself, so a request that failed leaves nothing
behind. A racer with the same key waits for the first one and gets its answer.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Response, g, jsonify, request
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.clock import utcnow
from bitloot.core.config import get_key_ring
from bitloot.core.db import CreatedAt, Model, db
from bitloot.core.errors import ConflictError, UnavailableError, invalid
from bitloot.core.locking import alone
from bitloot.core.types import JsonObject

P = ParamSpec("P")
R = TypeVar("R")
Renewed = Mapping[str, Callable[[JsonObject], str]]
"""Secret fields of an answer: never stored, made anew from the rest of it."""

KEPT = timedelta(hours=24)
KEY_HEADER = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "pattern": r"^[\x21-\x7e]{1,200}$"},
    "description": "For 24 hours the same key and request give the same answer and nothing is "
    "done twice; the same key with another request is a conflict (409).",
}
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_PATIENCE = 20.0


class KeptAnswer(Model):
    """What was answered to the first use of a key. `scope` is the caller."""

    __tablename__ = "idempotency_keys"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    status: Mapped[int]
    answer: Mapped[JsonObject]
    location: Mapped[str | None]
    created_at: Mapped[CreatedAt] = mapped_column(index=True)


@dataclass(frozen=True, slots=True)
class _Use:
    """A request that carries a key. `locks` are held until it is committed."""

    scope: str
    key: str
    fingerprint: str
    renewed: Renewed
    locks: ExitStack = field(default_factory=ExitStack)


def idempotent(
    caller: Callable[[], str], *, renewed: Renewed | None = None, commits_midway: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """Honour `Idempotency-Key` on a view that creates; put it right above the view.

    `caller` names who asks, after checking that they may: nobody is given another caller's answer.
    A view that commits before it has answered says so, and is locked by a connection of its own.
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R | Response]:
        @wraps(view)
        def honoring(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            key = request.headers.get("Idempotency-Key")
            if key is None:
                return view(*args, **kwargs)
            if not _KEY.fullmatch(key):
                raise invalid("Idempotency-Key", "1 to 200 visible ASCII characters.")
            use = _Use(caller(), key, _fingerprint(), renewed or {})
            g.idempotent_use = use
            _wait_for_others(use, commits_midway=commits_midway)
            kept = _kept(use)
            return view(*args, **kwargs) if kept is None else kept

        honoring.__dict__["idempotent_renewed"] = frozenset(renewed or ())
        return honoring

    return decorate


def keep(answer: object) -> None:
    """Store the answer to a request that carries a key; called by the edge before it commits."""
    use = _present()
    if use is None or not isinstance(answer, Response):
        return
    document: JsonObject = answer.get_json()
    values = {
        "fingerprint": use.fingerprint,
        "status": answer.status_code,
        "answer": {name: value for name, value in document.items() if name not in use.renewed},
        "location": answer.headers.get("Location"),
        "created_at": utcnow(),
    }
    statement = insert(KeptAnswer).values(scope=use.scope, key=use.key, **values)
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=[KeptAnswer.scope, KeptAnswer.key],
            set_=values,
            where=KeptAnswer.created_at <= utcnow() - KEPT,
        )
    )


def release() -> None:
    """Let waiting racers go on; called by the edge when all is committed or rolled back."""
    use = _present()
    if use is not None:
        g.pop("idempotent_use")
        use.locks.close()


def forget_old() -> None:
    """Drop answers older than 24 hours."""
    db.session.execute(delete(KeptAnswer).where(KeptAnswer.created_at <= utcnow() - KEPT))


def _present() -> _Use | None:
    use = g.get("idempotent_use")
    return use if isinstance(use, _Use) else None


def _fingerprint() -> str:
    """Keyed: the table tells nothing about what a body held. The order of fields is no matter."""
    body = request.get_json(silent=True)
    if body is None:
        body = request.get_data().hex()
    what = [request.method, request.full_path, body]
    return get_key_ring().fingerprint(json.dumps(what, sort_keys=True).encode())


def _wait_for_others(use: _Use, *, commits_midway: bool) -> None:
    name = f"{use.scope}\n{use.key}".encode()
    lock = int.from_bytes(hashlib.sha256(name).digest()[:8], signed=True)
    if not commits_midway:
        db.session.execute(select(func.pg_advisory_xact_lock(lock)))
    elif not use.locks.enter_context(alone(lock, _PATIENCE)):
        raise UnavailableError("The first request with this Idempotency-Key is still being done.")


def _kept(use: _Use) -> Response | None:
    found = db.session.get(KeptAnswer, (use.scope, use.key), populate_existing=True)
    if found is None or found.created_at <= utcnow() - KEPT:
        return None
    if found.fingerprint != use.fingerprint:
        raise ConflictError("This Idempotency-Key was used with another request.")
    document = dict(found.answer)
    document.update({name: renew(document) for name, renew in use.renewed.items()})
    answer = jsonify(document)
    answer.status_code = found.status
    if found.location is not None:
        answer.headers["Location"] = found.location
    return answer
