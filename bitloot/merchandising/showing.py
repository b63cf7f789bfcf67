"""What this room adds to the catalogue's documents: deals and choosers on cards, rows on pages."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select

from bitloot.catalog.models import Offer, Product
from bitloot.core.db import db
from bitloot.merchandising.bundles import bundles_with
from bitloot.merchandising.deals import on_now
from bitloot.merchandising.groups import choosers
from bitloot.merchandising.related import bought_with, franchise_of

Document = dict[str, object]


def card_extras(product_ids: Collection[UUID]) -> Mapping[UUID, Document]:
    """`deal` and `group` of each product that has one."""
    found: dict[UUID, Document] = {}
    for deal in on_now(product_ids):
        found.setdefault(deal.product_id, {}).setdefault("deal", deal)
    for product_id, group in choosers(product_ids).items():
        found.setdefault(product_id, {})["group"] = group
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
