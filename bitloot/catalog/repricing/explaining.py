"""How the price of one product comes about, and whether it may be sold at it."""

from dataclasses import dataclass
from uuid import UUID

from bitloot.catalog.models import Product, SourceType
from bitloot.catalog.price_rules import Facts, RuleBook
from bitloot.catalog.pricing import Explained, price
from bitloot.catalog.repricing.book import edited, in_force
from bitloot.catalog.repricing.grouping import groups_of
from bitloot.catalog.repricing.syncing import PRICE
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import Money

_NO_GROUPS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PriceExplained:
    """The price of a product as it is, and as rules make it: None where they do not price it."""

    product: Product
    standing: str
    in_force: Explained | None
    edited: Explained | None


def explain(product_id: UUID) -> PriceExplained:
    """By the rules in force and by those being edited. Raises NotFoundError."""
    product = db.session.get(Product, product_id)
    if product is None:
        raise NotFoundError("There is no such product.")
    now, then = in_force(), edited()
    return PriceExplained(
        product, _standing(product, now), explained(product, now), explained(product, then)
    )


def explained(product: Product, book: RuleBook) -> Explained | None:
    """What the rules say of it, priced by hand or not; None without a cost."""
    if product.cost is None:
        return None
    groups = groups_of([product.id], book).get(product.id, _NO_GROUPS)
    facts = Facts(product.id, product.category, product.platform, product.stock, groups)
    return price(product.cost, facts, book)


def _standing(product: Product, book: RuleBook) -> str:
    """Who decides the price, as a sentence."""
    if product.cost is None:
        return "Without a cost no rule prices it: the price is set by hand."
    if PRICE in product.overrides:
        return "The price was set by hand: no sync and no rule changes it."
    if product.source_type is SourceType.CUSTOM and str(product.id) not in book.named:
        return "A product of our own is priced by hand, unless a rule names it."
    if product.cost_held_from is not None:
        return (
            f"The cost jumped from {product.cost_held_from} to {product.cost}: shown as sold out "
            "until that is accepted."
        )
    return "The rules in force set the price."


def is_sold(product: Product) -> bool:
    """Whether customers are told that it is there: in stock, and its price no question to staff."""
    held = product.cost_held_from is not None
    return product.in_stock and not held and not sells_below_cost(product, product.price)


def sells_below_cost(product: Product, asked: Money) -> bool:
    """Whether selling at `asked` would be a loss that no rule in force allows on purpose."""
    if product.cost is None or asked >= product.cost:
        return False
    found = explained(product, in_force())
    return found is None or not found.below_cost_allowed
