"""One product, asked after anew: before it is bought, or because a webhook says it changed."""

import logging
from uuid import UUID

from sqlalchemy import func, select, update

from bitloot.catalog import versions
from bitloot.catalog.models import Product
from bitloot.catalog.terms import present_terms
from bitloot.catalog.upserting import store
from bitloot.core.db import db, transaction
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.products import Product as ProviderProduct
from bitloot.providers.kinguin.products import ProductUnreadableError

log = logging.getLogger(__name__)

REFRESH = "catalog.refresh"


def request_refresh(kinguin_id: int) -> None:
    """Queue one refresh, however many webhooks ask for it before it has begun.

    One that is under way may already have read what has just changed: another follows it.
    """
    key, payload = str(kinguin_id), {"kinguin_id": str(kinguin_id)}
    if not enqueue(REFRESH, payload, key=key) and not wake(REFRESH, key):
        enqueue(REFRESH, payload, key=f"{key}:{new_id()}")


def refresh_from_provider(product_id: UUID) -> bool:
    """Bring one product up to date; False when it is sold out or not the provider's.

    Opens its own transactions, none of them while the provider is asked: call it outside one.
    Raises the provider's errors.
    """
    with transaction():
        kinguin_id = db.session.scalar(select(Product.kinguin_id).where(Product.id == product_id))
    return kinguin_id is not None and refresh(kinguin_id)


def refresh(kinguin_id: int) -> bool:
    """The same by the provider's id; a product that is new to us is added."""
    try:
        found = get_kinguin().product(kinguin_id)
    except ProductUnreadableError as error:
        log.warning("%s", error)
        return False
    with transaction():
        record(kinguin_id, found)
    return found is not None and found.quantity > 0


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
