"""What this room adds to the catalogue's documents: deals and choosers on cards, rows on pages."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, or_, select, union_all

from bitloot.catalog.adorning import THIS
from bitloot.catalog.models import Offer, Product
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.reading import get_reader
from bitloot.merchandising.bundles import bundles_with
from bitloot.merchandising.deals import may_be_lowered, on_now
from bitloot.merchandising.groups import choosers, variants_beside
from bitloot.merchandising.models import FlashDeal, GroupMember
from bitloot.merchandising.related import bought_with, franchise_of

Document = dict[str, object]


_DEAL, _GROUP = "deal", "group"


def card_extras(product_ids: Collection[UUID]) -> Mapping[UUID, Document]:
    """`deal` and `group` of each product that has one; most lists cost one short question."""
    having = _having(product_ids)
    variants = variants_beside(having[_GROUP]) if having[_GROUP] else []
    asked = {*having[_DEAL], *(each.product.id for each in variants if each.may_be_lowered)}
    deals = {deal.product_id: deal for deal in reversed(on_now(asked))}
    prices = {product_id: deal.price for product_id, deal in deals.items()}
    found: dict[UUID, Document] = {
        product_id: {_DEAL: deals[product_id]}
        for product_id in having[_DEAL]
        if product_id in deals
    }
    for product_id, group in choosers(variants, prices).items():
        found.setdefault(product_id, {})[_GROUP] = group
    return found


def has_card_extras() -> ColumnElement[bool]:
    """Whether a product has a deal that has not ended, or is in a group."""
    member = select(GroupMember.product_id).where(GroupMember.product_id == THIS)
    return or_(may_be_lowered(), member.exists())


def _having(product_ids: Collection[UUID]) -> dict[str, list[UUID]]:
    """Which of them have a deal that has not ended, which are in a group."""
    deals = select(FlashDeal.product_id, literal(_DEAL)).where(
        FlashDeal.product_id.in_(product_ids), FlashDeal.enabled, FlashDeal.ends_at > utcnow()
    )
    groups = select(GroupMember.product_id, literal(_GROUP)).where(
        GroupMember.product_id.in_(product_ids)
    )
    found: dict[str, list[UUID]] = {_DEAL: [], _GROUP: []}
    for product_id, kind in get_reader().rows(union_all(deals, groups)):
        found[str(kind)].append(UUID(str(product_id)))
    return found


def page_extras(product: Product) -> Document:
    """What the page of one product shows beside it."""
    return {
        "offers": offers_of(product),
        "bundles": bundles_with(product.id),
        "bought_together": bought_with(product.id),
        "franchise": franchise_of(product.id),
    }


def offers_of(product: Product) -> Document | None:
    """How many merchants offer it: theirs are our costs, so customers are told our price alone."""
    row = db.session.execute(
        select(
            func.count(), func.count(func.distinct(Offer.merchant)), func.sum(Offer.quantity)
        ).where(Offer.product_id == product.id, Offer.quantity > 0)
    ).one()
    if not row[0]:
        return None
    return {
        "count": row[0],
        "merchants": row[1],
        "cheapest": product.price,
        "currency": product.currency,
    }
