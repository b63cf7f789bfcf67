"""What staff say of a product's stock: which fields its items have, and when few are left."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.models import Product
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.types import JsonObject
from bitloot.stock.entering import check_product
from bitloot.stock.models import LowLevel, StockRule
from bitloot.stock.wares import DEFINABLE, Part, checked_parts, parts_of

_MOST = 1_000_000


def rule_of(product_id: UUID) -> StockRule:
    """Its rule, or one that says nothing (not stored)."""
    found = db.session.get(StockRule, product_id)
    if found is not None:
        return found
    return StockRule(product_id=product_id, fields=[], low_at=None, low_level=LowLevel.NOTICE)


def parts_of_product(product: Product) -> list[Part]:
    """Fields of its items. Raises ConflictError where staff have yet to define them."""
    found = parts_of(product.delivery_type, rule_of(product.id).fields)
    if not found:
        raise ConflictError("Say first which fields an item of this product has.")
    return found


def define(product_id: UUID, parts: Sequence[Part], actor: Actor, *, reason: str) -> None:
    """Which fields items have that come in from now on; those that are here keep theirs."""
    product = check_product(product_id)
    if parts and product.delivery_type not in DEFINABLE:
        kind = product.delivery_type.value
        raise invalid("fields", f"The fields of a product of the type {kind} are fixed.")
    rule = _stored(product_id)
    before = rule.fields
    rule.fields = [asdict(part) for part in checked_parts(parts)]
    _audit(actor, product_id, reason, {"fields": before}, {"fields": rule.fields})


def warn_at(
    product_id: UUID, low_at: int | None, level: LowLevel, actor: Actor, *, reason: str
) -> None:
    """Say it when no more than `low_at` are left; None says nothing."""
    check_product(product_id)
    if low_at is not None and not 0 <= low_at <= _MOST:
        raise invalid("low_at", f"Between 0 and {_MOST:,}.")
    rule = _stored(product_id)
    before: JsonObject = {"low_at": rule.low_at, "low_level": rule.low_level.value}
    rule.low_at, rule.low_level = low_at, level
    _audit(actor, product_id, reason, before, {"low_at": low_at, "low_level": level.value})


def _stored(product_id: UUID) -> StockRule:
    statement = insert(StockRule).values(
        product_id=product_id, fields=[], low_level=LowLevel.NOTICE
    )
    db.session.execute(statement.on_conflict_do_nothing())
    return db.session.get_one(StockRule, product_id, with_for_update=True, populate_existing=True)


def _audit(
    actor: Actor,
    product_id: UUID,
    reason: str,
    before: JsonObject,
    after: JsonObject,
) -> None:
    audit(
        actor,
        "stock.rule",
        ("product", product_id),
        reason=reason,
        before=before,
        after=after,
    )
