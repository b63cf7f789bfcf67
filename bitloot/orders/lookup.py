"""A guest's way back to their orders: the address, and a code that is mailed to it.

Whether an address is known is told to nobody: every answer is the same, and takes as long, since
each writes the same job, which finds out later whether there is anything to mail. A code is made
from its request's id with SECRET_KEY when the mail is sent, so it is stored nowhere; Redis
remembers the request for ten minutes and counts what is tried.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from redis.exceptions import RedisError
from sqlalchemy import select

from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import UnauthorizedError, UnavailableError
from bitloot.core.events import emit
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import INTERACTIVE
from bitloot.core.ratelimit import limit
from bitloot.orders.events import OrderEventBase
from bitloot.orders.models import Order

GOOD_FOR = 600  # seconds
MOST_TRIES = 5
MOST_ORDERS = 50
MAIL_CODE = "orders.mail_code"
"""Job: payload `lookup_id`, and `order_id`, which names no order where the address has none."""
_CODES_PER_HOUR, _HOUR = 5, 3600
_PURPOSE = b"bitloot order lookup v1"
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class CodeWanted(OrderEventBase):
    """Somebody wants to find the orders of this one's address."""

    lookup_id: UUID


def ask(email: str) -> None:
    """Mail a code, if the address has orders. Raises RateLimitedError or UnavailableError."""
    address = _clean(email)
    limit("lookup-codes", _name(address), allowed=_CODES_PER_HOUR, seconds=_HOUR)
    newest = select(Order.id).where(Order.email == address).order_by(Order.created_at.desc())
    order_id = db.session.scalar(newest.limit(1))
    lookup_id = new_id()
    try:
        get_redis().set(f"lookup:{_name(address)}", str(lookup_id), ex=GOOD_FOR)
        get_redis().delete(f"lookup-tries:{_name(address)}")
    except RedisError:
        raise _away() from None
    payload = {"lookup_id": str(lookup_id), "order_id": str(order_id or new_id())}
    enqueue(MAIL_CODE, payload, key=str(lookup_id), priority=INTERACTIVE)


def answer(order_id: UUID, lookup_id: UUID) -> None:
    """Have the code mailed, where there is such an order; a repeat mails nothing more."""
    if db.session.get(Order, order_id) is not None:
        emit(CodeWanted(order_id, lookup_id))


def find(email: str, code: str) -> Sequence[Order]:
    """The address's orders, newest first; the code is used up.

    Raises UnauthorizedError, the same whatever is wrong, or UnavailableError.
    """
    address = _clean(email)
    name = f"lookup:{_name(address)}"
    try:
        asked = _asked(name, f"lookup-tries:{_name(address)}")
        wanted = code_of(asked or new_id(), address)
        good = hmac.compare_digest(wanted, code.strip()) and asked is not None
        good = good and get_redis().delete(name) == 1
    except RedisError:
        raise _away() from None
    query = select(Order).where(Order.email == address).order_by(Order.created_at.desc())
    orders = db.session.scalars(query.limit(MOST_ORDERS)).all() if good else []
    if not orders:
        raise UnauthorizedError("This code is not right, or not good any more. Ask for a new one.")
    return orders


def code_of(lookup_id: UUID, email: str) -> str:
    """Six digits that nobody can make without SECRET_KEY."""
    secret = get_settings().secret_key.get_secret_value().encode()
    key = hmac.new(secret, _PURPOSE, hashlib.sha256).digest()
    said = hmac.new(key, lookup_id.bytes + _clean(email).encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(said[:8]) % 10**_DIGITS:0{_DIGITS}d}"


def _asked(name: str, tries: str) -> UUID | None:
    """The request that is open, if it has not been tried too often."""
    with get_redis().pipeline() as pipe:
        pipe.get(name)
        pipe.incr(tries)
        pipe.expire(tries, GOOD_FOR)
        found, count, _ = pipe.execute()
    if found is None or int(count) > MOST_TRIES:
        return None
    return UUID(found.decode() if isinstance(found, bytes) else found)


def _clean(email: str) -> str:
    return email.strip().lower()


def _name(address: str) -> str:
    """Not the address itself: what is in Redis tells nothing."""
    secret = get_settings().secret_key.get_secret_value().encode()
    return hmac.new(secret, _PURPOSE + address.encode(), hashlib.sha256).hexdigest()[:32]


def _away() -> UnavailableError:
    return UnavailableError("Codes cannot be made at this moment. Please try again soon.")
