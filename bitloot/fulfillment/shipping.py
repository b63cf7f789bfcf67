"""Parcels become deliveries. The object is stored before its row, so a row always opens.

A crash between the two leaves an object without a row: ciphertext that nothing opens, harmless.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.models import SourceType
from bitloot.core.db import db
from bitloot.core.timeline import EntryKind, note
from bitloot.fulfillment.models import Delivery
from bitloot.fulfillment.sealing import Goods, Parcel
from bitloot.fulfillment.service import Line, lock


def undelivered(source: SourceType, goods: Iterable[Goods]) -> list[Goods]:
    """Those that are in no delivery yet, each once."""
    unique = {each.ref: each for each in goods}
    return [unique[ref] for ref in new_refs(source, unique)]


def new_refs(source: SourceType, refs: Iterable[str]) -> list[str]:
    """Those that are in no delivery yet.

    A key of our own that came back unopened may be delivered again, one of a supplier's never.
    """
    asked = list(refs)
    query = select(Delivery.source_ref).where(
        Delivery.source_type == source, Delivery.source_ref.in_(asked)
    )
    if source is SourceType.CUSTOM:
        query = query.where(Delivery.withdrawn_at.is_(None))
    known = set(db.session.scalars(query))
    return [ref for ref in asked if ref not in known]


def record(line: Line, parcels: Sequence[Parcel]) -> int:
    """Write the rows of stored parcels; how many were new (another run may have been faster)."""
    if not parcels or lock(line.item_id, line.order_id) is None:
        return 0
    position = _last_position(line.item_id)
    new: list[str] = []
    for parcel in parcels:
        if _write(line, position + 1, parcel):
            position += 1
            new.append(parcel.ref)
    if new:
        note(
            EntryKind.DELIVERY,
            f"{len(new)} of {line.quantity} sealed and stored: {line.title}",
            subject=("order_item", line.item_id),
            trail_id=line.order_id,
            data={"count": len(new)},
        )
    return len(new)


def _last_position(item_id: UUID) -> int:
    query = select(func.max(Delivery.position)).where(Delivery.item_id == item_id)
    return db.session.scalar(query) or 0


def _write(line: Line, position: int, parcel: Parcel) -> bool:
    sealed = parcel.envelope
    statement = (
        insert(Delivery)
        .values(
            id=parcel.delivery_id,
            order_id=line.order_id,
            item_id=line.item_id,
            position=position,
            source_type=parcel.source_type,
            source_ref=parcel.ref,
            attempt_id=parcel.attempt_id,
            object_key=parcel.object_key,
            content_type=parcel.content_type,
            fingerprint=parcel.fingerprint,
            iv=sealed.iv,
            aad=sealed.aad,
            digest=sealed.digest,
            key_id=sealed.wrapped_key.key_id,
            wrapped_key=sealed.wrapped_key.wrapped,
        )
        .on_conflict_do_nothing(
            index_elements=[Delivery.source_type, Delivery.source_ref],
            index_where=Delivery.withdrawn_at.is_(None),
        )
        .returning(Delivery.id)
    )
    return db.session.execute(statement).first() is not None


def of_item(item_id: UUID) -> list[Delivery]:
    """Deliveries of an order item that are the buyer's, in order."""
    query = select(Delivery).where(Delivery.item_id == item_id, Delivery.withdrawn_at.is_(None))
    return list(db.session.scalars(query.order_by(Delivery.position)))
