"""Proving sealed objects whole before anything is handed out. Nothing is opened for it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from bitloot.core.broken import Broken, BrokenError
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import is_whole
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.core.crypto.master import SealBrokenError
from bitloot.core.db import db
from bitloot.fulfillment.models import Delivery
from bitloot.fulfillment.sealing import binding
from bitloot.providers.objects import get_objects
from bitloot.providers.objects.client import ObjectStore

SUBJECT = "delivery"
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Proven:
    """A delivery whose row was opened: its data key, for the answer alone."""

    delivery: Delivery
    key: bytes = field(repr=False)


def prove_objects(item_id: UUID) -> None:
    """Read every object of a line and compare it with its digest. Raises BrokenError.

    Without a lock: storage may be slow. An object changed later is refused by the browser.
    """
    query = select(Delivery.id, Delivery.order_id, Delivery.object_key, Delivery.digest)
    rows = db.session.execute(
        query.where(
            Delivery.item_id == item_id,
            Delivery.shredded_at.is_(None),
            Delivery.withdrawn_at.is_(None),
        )
    ).all()
    store = get_objects()
    if len(rows) == 1:  # the usual case needs no threads
        found = [_look(store, rows[0].object_key, rows[0].digest)]
    else:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            found = list(pool.map(lambda row: _look(store, row.object_key, row.digest), rows))
    broken = [
        Broken((SUBJECT, row.id), row.order_id, what)
        for row, what in zip(rows, found, strict=True)
        if what is not None
    ]
    if broken:
        raise BrokenError(broken)


def _look(store: ObjectStore, object_key: str, digest: bytes | None) -> str | None:
    sealed = store.get(object_key)
    if sealed is None:
        return "its sealed object is gone"
    if digest is not None and not is_whole(sealed, digest):
        return "its sealed object was changed"
    return None


def prove_rows(deliveries: Sequence[Delivery]) -> list[Proven]:
    """The data keys of a line's deliveries: of all of them, or BrokenError."""
    ring = get_key_ring()
    proven: list[Proven] = []
    broken: list[Broken] = []
    for each in deliveries:
        try:
            if each.aad != binding(each.order_id, each.item_id, each.id):
                raise SealBrokenError("the binding is another's")  # noqa: TRY301 (one refusal)
            key = ring.unwrap(WrappedKey(each.key_id, each.wrapped_key), each.context)
        except SealBrokenError as error:
            broken.append(
                Broken((SUBJECT, each.id), each.order_id, f"its row does not open: {error}")
            )
        else:
            proven.append(Proven(each, key))
    if broken:
        raise BrokenError(broken)
    return proven
