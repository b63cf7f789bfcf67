"""Bundles: several products for one price, which is spread over them to the cent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.catalog.regions import all_limits
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import CENT, Money
from bitloot.core.pagination import Page, newest_first
from bitloot.merchandising.deals import lowered, reduced
from bitloot.merchandising.groups import is_listed
from bitloot.merchandising.models import Bundle, BundleItem
from bitloot.merchandising.windows import is_on

Document = dict[str, object]
FEWEST, MOST = 2, 10
_SHOWN_WITH_PRODUCT = 3


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One product of a bundle at its share of the bundle's price."""

    product: Product
    price: Money


def spread(prices: Sequence[Money], percent: int) -> list[Money]:
    """Each price's share of the reduced sum: whole cents, none dearer than before, none free.

    The cents that rounding leaves over go where most was cut off.
    """
    total = reduced(sum(prices, Money.zero()), percent).amount
    exact = [price.amount * (100 - percent) / 100 for price in prices]
    shares = [max(CENT, share.quantize(CENT, ROUND_DOWN)) for share in exact]
    left = int((total - sum(shares)) / CENT)
    by_loss = sorted(range(len(prices)), key=lambda at: shares[at] - exact[at])
    for at in by_loss[: max(0, left)]:
        shares[at] = min(shares[at] + CENT, prices[at].amount)
    return [Money(share) for share in shares]


def lines_of(bundle: Bundle) -> list[BundleLine]:
    """Its products, each at its share; empty where one of them cannot be sold so."""
    products = [item.product for item in bundle.items]
    if len(products) < FEWEST or not all(is_listed(each) for each in products):
        return []
    shares = spread([each.price for each in products], bundle.percent)
    lines = [BundleLine(each, share) for each, share in zip(products, shares, strict=True)]
    return [] if _at_a_loss(lines, bundle) else lines


def _at_a_loss(lines: Sequence[BundleLine], bundle: Bundle) -> bool:
    costs = [(each.product.cost, each.price) for each in lines]
    loss = any(cost is not None and price < cost for cost, price in costs)
    return loss and not bundle.below_cost_allowed


def find(bundle_ids: Collection[UUID]) -> dict[UUID, Bundle]:
    """Those of the ids that are on now."""
    on = is_on(Bundle.enabled, Bundle.starts_at, Bundle.ends_at)
    return {
        each.id: each
        for each in db.session.scalars(select(Bundle).where(Bundle.id.in_(bundle_ids), on))
    }


def shown_bundles(*, limit: int, cursor: str | None) -> Page[Document]:
    """Those that can be had now, newest first; pages may be shorter than their limit."""
    page = newest_first(
        select(Bundle).where(is_on(Bundle.enabled, Bundle.starts_at, Bundle.ends_at)),
        Bundle.created_at,
        Bundle.id,
        limit=limit,
        cursor=cursor,
    )
    return Page(documents_of(page.items), page.limit, page.next_cursor)


def shown_bundle(slug: str) -> Document:
    """Raises NotFoundError, also where it is not on or cannot be sold."""
    on = is_on(Bundle.enabled, Bundle.starts_at, Bundle.ends_at)
    bundle = db.session.scalar(select(Bundle).where(Bundle.slug == slug, on))
    documents = [] if bundle is None else documents_of([bundle])
    if not documents:
        raise NotFoundError("There is no such bundle.")
    return documents[0]


def bundles_with(product_id: UUID) -> list[Document]:
    """Up to three that hold this product, newest first."""
    holding = select(BundleItem.bundle_id).where(BundleItem.product_id == product_id)
    found = db.session.scalars(
        select(Bundle)
        .where(Bundle.id.in_(holding), is_on(Bundle.enabled, Bundle.starts_at, Bundle.ends_at))
        .order_by(Bundle.created_at.desc())
        .limit(_SHOWN_WITH_PRODUCT)
    )
    return documents_of(found.all())


def documents_of(bundles: Sequence[Bundle]) -> list[Document]:
    """As customers see them, without those that cannot be sold now."""
    sold = [(bundle, lines) for bundle in bundles if (lines := lines_of(bundle))]
    prices = lowered({each.product.id for _, lines in sold for each in lines})
    return [_document(bundle, lines, prices) for bundle, lines in sold]


def _document(
    bundle: Bundle, lines: Sequence[BundleLine], prices: Mapping[UUID, Money]
) -> Document:
    one_by_one = [prices.get(each.product.id, each.product.price) for each in lines]
    before = sum(one_by_one, Money.zero())
    return {
        "id": bundle.id,
        "slug": bundle.slug,
        "title": bundle.title,
        "description": bundle.description,
        "percent": bundle.percent,
        "price": sum((each.price for each in lines), Money.zero()),
        "compare_at_price": before,
        "currency": before.currency,
        "in_stock": all(each.product.in_stock for each in lines),
        "ends_at": bundle.ends_at,
        "limits": all_limits(each.product for each in lines),
        "products": [each.product for each in lines],
    }
