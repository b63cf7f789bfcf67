"""One product, asked after anew: because a webhook says it changed, or before it is bought."""

import logging

from sqlalchemy import func, update

from bitloot.catalog import versions
from bitloot.catalog.models import Product
from bitloot.catalog.terms import present_terms
from bitloot.catalog.upserting import store
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.providers.kinguin.products import Product as ProviderProduct

log = logging.getLogger(__name__)

REFRESH = "catalog.refresh"


def request_refresh(kinguin_id: int) -> None:
    """Queue one refresh, however many ask for it before it has begun.

    One that is under way may already have read what has just changed: another follows it.
    """
    key, payload = str(kinguin_id), {"kinguin_id": str(kinguin_id)}
    for turn in (key, f"{key}:after"):
        if enqueue(REFRESH, payload, key=turn) or wake(REFRESH, turn):
            return
    enqueue(REFRESH, payload, key=f"{key}:{new_id()}")


def request_refresh_soon(kinguin_id: int) -> None:
    """The same when the provider says that something changed, which it may say very often.

    All that it says within `catalog_refresh_seconds` costs one question, and that is asked only
    when nobody waits for anything: what is bought is looked up once more anyhow.
    """
    delay = get_settings().catalog_refresh_seconds
    key, payload = f"{kinguin_id}:told", {"kinguin_id": str(kinguin_id)}
    for turn in (key, f"{key}:after"):
        if enqueue(REFRESH, payload, key=turn, priority=BULK, delay_seconds=delay):
            return
        if wake(REFRESH, turn, delay_seconds=delay):
            return
    enqueue(REFRESH, payload, key=f"{key}:{new_id()}", priority=BULK, delay_seconds=delay)


def request_import(kinguin_id: int) -> None:
    """Queue the first look at a product that staff have chosen, whatever the import rules say."""
    key, payload = f"{kinguin_id}:chosen", {"kinguin_id": str(kinguin_id), "chosen": "yes"}
    if not enqueue(REFRESH, payload, key=key):
        wake(REFRESH, key)


def record(kinguin_id: int, found: ProviderProduct | None, *, chosen: bool = False) -> None:
    """Store what the provider said; None means that it has none left.

    One that is new to us is taken if the import rules want it, or staff have `chosen` it.
    """
    if found is not None:
        tally = store([found], present_terms(everything=chosen), cause="refresh")
        for number, reason in tally.failures:
            log.warning("product %s: %s", number, reason)
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
