"""What a full run did not see is asked after by id, and retired if it is really gone.

A listing moves while it is paged through: not having seen a product proves nothing yet.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, func, select, update

from bitloot.catalog import versions
from bitloot.catalog.models import Product, SourceType, SyncRun, SyncSeen
from bitloot.core.db import db


def mark_seen(run_id: UUID, kinguin_ids: Iterable[int], stretches: Iterable[str] = ()) -> None:
    """These exist, readable or not; those stretches were met."""
    ids = list(dict.fromkeys(kinguin_ids))
    seen = SyncSeen(run_id=run_id, kinguin_ids=ids, stretches=list(stretches))
    db.session.add(seen)
    db.session.flush()


def unseen(run: SyncRun, limit: int) -> list[int]:
    """Ids of products on sale that were here before the run and have not been met by it."""
    met = select(func.unnest(SyncSeen.kinguin_ids)).where(SyncSeen.run_id == run.id)
    query = (
        select(Product.kinguin_id)
        .where(
            Product.source_type == SourceType.KINGUIN,
            Product.retired_at.is_(None),
            Product.created_at < run.started_at,
            Product.kinguin_id.not_in(met),
        )
        .order_by(Product.kinguin_id)
        .limit(limit)
    )
    return [kinguin_id for kinguin_id in db.session.scalars(query) if kinguin_id is not None]


def retire(kinguin_ids: Iterable[int]) -> int:
    """Take them off sale; returns how many."""
    gone = db.session.execute(
        update(Product)
        .where(Product.kinguin_id.in_(kinguin_ids), Product.retired_at.is_(None))
        .values(retired_at=func.clock_timestamp(), stock=0)
        .returning(Product.id)
    ).all()
    if gone:
        versions.changed()
    return len(gone)


def forget_seen(run_id: UUID) -> None:
    """The run is over."""
    db.session.execute(delete(SyncSeen).where(SyncSeen.run_id == run_id))
