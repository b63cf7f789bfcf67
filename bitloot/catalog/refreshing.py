"""One product, asked after anew: because a webhook says it changed, or before it is bought."""

from sqlalchemy import func, update

from bitloot.catalog import versions
from bitloot.catalog.models import Product
from bitloot.catalog.terms import present_terms
from bitloot.catalog.upserting import store
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.providers.kinguin.products import Product as ProviderProduct

REFRESH = "catalog.refresh"


def request_refresh(kinguin_id: int) -> None:
    """Queue one refresh, however many webhooks ask for it before it has begun.

    One that is under way may already have read what has just changed: another follows it.
    """
    key, payload = str(kinguin_id), {"kinguin_id": str(kinguin_id)}
    if not enqueue(REFRESH, payload, key=key) and not wake(REFRESH, key):
        enqueue(REFRESH, payload, key=f"{key}:{new_id()}")


def record(kinguin_id: int, found: ProviderProduct | None) -> None:
    """Store what the provider said; None means that it has none left."""
    if found is not None:
        store([found], present_terms(), cause="refresh")
        return
    emptied = db.session.execute(
        update(Product)
        .where(Product.kinguin_id == kinguin_id, Product.stock != 0)
        # The digest goes too: the next listing must restore the stock though nothing else changed.
        .values(stock=0, provider_digest=None, updated_at=func.clock_timestamp())
        .returning(Product.id)
    ).first()
    if emptied is not None:
        versions.changed()
