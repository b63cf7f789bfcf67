"""Staff have looked at a cost that jumped: the product is sold at it."""

from uuid import UUID

from bitloot.catalog.models import Product
from bitloot.catalog.refreshing import request_refresh
from bitloot.catalog.repricing.holding import REASON
from bitloot.core.attention import resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError


def accept_cost(product_id: UUID, actor: Actor, *, reason: str | None = None) -> Product:
    """Sell at the new cost: the provider is asked for the stock, and the product is back.

    Raises NotFoundError, or ConflictError when no cost is held.
    """
    product = db.session.get(Product, product_id, with_for_update=True)
    if product is None:
        raise NotFoundError("There is no such product.")
    before = product.cost_held_from
    if before is None or product.cost is None:
        raise ConflictError("The cost of this product is not held.")
    product.cost_held_from = None
    product.provider_digest = None  # the next answer of the provider restores the stock
    resolve_attention(
        REASON, ("product", product_id), by=actor.label, resolution=reason or "The cost is right."
    )
    audit(
        actor,
        "product.accept_cost",
        ("product", product_id),
        reason=reason,
        before={"cost": before.plain()},
        after={"cost": product.cost.plain()},
    )
    db.session.flush()
    if product.kinguin_id is not None:
        request_refresh(product.kinguin_id)
    return product
