"""Goods become parcels: sealed in RAM under a fresh data key, bound to their delivery."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from bitloot.catalog.models import SourceType
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, seal
from bitloot.core.ids import new_id
from bitloot.fulfillment.service import Line

_FORMAT = "bitloot-delivery-v1"


@dataclass(frozen=True, slots=True)
class Goods:
    """One key in the clear, only ever in RAM. `ref` is its id at its source.

    `fingerprint` is given where it is not that of the content, as of an account with its fields.
    """

    ref: str
    content: bytes = field(repr=False)
    content_type: str
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sealed key on its way: the object to store and the row to write."""

    delivery_id: UUID
    ref: str
    source_type: SourceType
    attempt_id: UUID | None
    object_key: str
    content_type: str
    fingerprint: str
    envelope: Envelope


def binding(order_id: UUID, item_id: UUID, delivery_id: UUID) -> bytes:
    """What a sealed object is bound to: put in another delivery's place it does not open."""
    return f"{_FORMAT}|{order_id}|{item_id}|{delivery_id}".encode()


def pack(line: Line, goods: Goods, attempt_id: UUID | None = None) -> Parcel:
    """Seal one key. The object's name is random: it tells nothing."""
    ring = get_key_ring()
    delivery_id = new_id()
    return Parcel(
        delivery_id=delivery_id,
        ref=goods.ref,
        source_type=line.source_type,
        attempt_id=attempt_id,
        object_key=uuid4().hex,
        content_type=goods.content_type,
        fingerprint=goods.fingerprint or ring.fingerprint(goods.content),
        envelope=seal(
            ring, goods.content, binding(line.order_id, line.item_id, delivery_id), bound=True
        ),
    )
