"""What staff do with flash deals. Two deals of one product never overlap."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.ids import new_id
from bitloot.core.types import JsonObject
from bitloot.merchandising.changing import Act, Values, apply, check_dates, plain, told
from bitloot.merchandising.deals import price_under, taken_of
from bitloot.merchandising.models import DealClaim, FlashDeal

_KIND = "deal"


def get(deal_id: UUID) -> FlashDeal:
    """Raises NotFoundError."""
    deal = db.session.get(FlashDeal, deal_id)
    if deal is None:
        raise NotFoundError("There is no such deal.")
    return deal


def create(values: Values, actor: Actor, *, reason: str | None = None) -> FlashDeal:
    """Raises InvalidError naming the field, ConflictError where it overlaps another deal."""
    product = _product(values["product_id"])
    deal = FlashDeal(id=new_id(), product_id=product.id, product=product)
    for name in ("percent", "stock", "starts_at", "ends_at", "enabled", "below_cost_allowed"):
        if name in values:
            setattr(deal, name, values[name])
    if deal.ends_at <= utcnow():
        raise invalid("ends_at", "That moment has passed.")
    _check(deal, product)
    db.session.add(deal)
    db.session.flush()
    after = {name: plain(value) for name, value in values.items()}
    told(deal.id, Act(actor, "deal.create", _KIND, reason), {}, after)
    return deal


def edit(deal_id: UUID, values: Values, actor: Actor, *, reason: str | None = None) -> FlashDeal:
    """Change fields but the product. Orders that were placed keep their price."""
    deal = get(deal_id)
    product = _product(deal.product_id)
    db.session.refresh(deal, with_for_update={"of": FlashDeal})
    apply(deal, deal.id, values, Act(actor, "deal.edit", _KIND, reason))
    _check(deal, product)
    taken = taken_of([deal.id]).get(deal.id, 0)
    if "stock" in values and deal.stock < taken:
        raise invalid("stock", f"{taken} are taken already.")
    return deal


def remove(deal_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete a deal that nobody has used. Raises ConflictError for others: switch those off."""
    deal = get(deal_id)
    if db.session.scalar(select(DealClaim.item_id).where(DealClaim.deal_id == deal_id).limit(1)):
        raise ConflictError("Somebody has bought by this deal. Switch it off instead.")
    before: JsonObject = {"product_id": str(deal.product_id), "percent": deal.percent}
    db.session.delete(deal)
    told(deal_id, Act(actor, "deal.delete", _KIND, reason), before, {})


def _product(product_id: object) -> Product:
    """Locked: deals of one product are written one after the other."""
    product = db.session.scalar(
        select(Product).where(Product.id == product_id).with_for_update(of=Product, key_share=True)
    )
    if product is None:
        raise invalid("product_id", "There is no such product.")
    return product


def _check(deal: FlashDeal, product: Product) -> None:
    check_dates(deal.starts_at, deal.ends_at)
    if price_under(deal, product) is None:
        raise invalid(
            "percent", "At this the product sells below its cost, or at no lower price at all."
        )
    if deal.enabled is not False and _overlaps(deal.id, product.id, deal.starts_at, deal.ends_at):
        raise ConflictError(
            "Another deal of this product overlaps it.", errors={"starts_at": ["Overlaps."]}
        )


def _overlaps(deal_id: UUID, product_id: UUID, starts_at: datetime, ends_at: datetime) -> bool:
    with db.session.no_autoflush:
        other = select(FlashDeal.id).where(
            FlashDeal.product_id == product_id,
            FlashDeal.id != deal_id,
            FlashDeal.enabled,
            FlashDeal.starts_at < ends_at,
            FlashDeal.ends_at > starts_at,
        )
        return db.session.scalar(other.limit(1)) is not None
