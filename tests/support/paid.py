"""Products and paid orders as rows, for tests of what happens after the payment."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from bitloot.catalog.models import Product, SourceType
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.ids import new_id, order_number
from bitloot.core.money import Money
from bitloot.fulfillment.requesting import request
from bitloot.orders import service as orders
from bitloot.orders.models import Order, OrderItem
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.products import Product as Offered
from bitloot.stock.service import add

MARGIN = Decimal("1.12")


def own_product(slug: str = "own-game", *, price: str = "9.90") -> Product:
    """A product of our own stock, with none in it yet."""
    product = Product(
        slug=slug,
        title=slug.replace("-", " ").title(),
        source_type=SourceType.CUSTOM,
        price=Money.eur(price),
        published=True,
    )
    db.session.add(product)
    commit()
    return product


def fill(product: Product, *keys: str) -> None:
    """Put keys into a product's stock."""
    add(product.id, keys, supplier="test", unit_cost=None, expires_at=None, imported_by="test")
    commit()


def offered(wanted: Callable[[Offered], bool]) -> Offered:
    """The first product of the provider that is wanted."""
    for page in range(1, 20):
        for each in get_kinguin().products_page(page).products:
            if wanted(each):
                return each
    raise AssertionError("the sandbox has no such product")


def plain(each: Offered) -> bool:
    """Text keys at once, enough of the cheapest offer for every test."""
    physical = all(offer.available == offer.quantity for offer in each.offers)
    return each.text_quantity == each.quantity >= 30 and physical and not each.is_preorder


def listed(each: Offered) -> Product:
    """The provider's product as we list it."""
    product = Product(
        slug=f"kinguin-{each.kinguin_id}",
        title=each.name,
        source_type=SourceType.KINGUIN,
        kinguin_id=each.kinguin_id,
        kinguin_product_id=each.product_id,
        cost=each.price,
        price=(each.price * MARGIN).rounded(),
        stock=each.total_quantity,
        published=True,
    )
    db.session.add(product)
    commit()
    return product


def shelf(count: int) -> list[Product]:
    """So many games that the provider has plenty of."""
    seen: set[int] = set()
    found: list[Product] = []
    for _ in range(count):
        each = offered(lambda one: plain(one) and one.kinguin_id not in seen)
        seen.add(each.kinguin_id)
        found.append(listed(each))
    return found


def placed_order(*lines: tuple[Product, int]) -> Order:
    """An order that nobody has paid yet."""
    order_id, now = new_id(), utcnow()
    items = [_item(product, quantity, at) for at, (product, quantity) in enumerate(lines, 1)]
    total = sum((item.total for item in items), Money.zero())
    order = Order(
        id=order_id,
        number=order_number(),
        email="buyer@bitloot.example",
        subtotal=total,
        discount=Money.zero(),
        total=total,
        terms_version="2026-11-01",
        terms_accepted_at=now,
        expires_at=now + timedelta(hours=1),
        items=items,
    )
    db.session.add(order)
    commit()
    return order


def paid_order(*lines: tuple[Product, int]) -> Order:
    """A paid order whose lines are waiting to be worked on."""
    order = placed_order(*lines)
    orders.mark_paid(order, cause="paid in a test")
    for item in order.items:
        request(item.id, order.id)
    commit()
    return order


def _item(product: Product, quantity: int, position: int) -> OrderItem:
    return OrderItem(
        position=position,
        product_id=product.id,
        title=product.title,
        slug=product.slug,
        source_type=product.source_type,
        kinguin_product_id=product.kinguin_product_id,
        quantity=quantity,
        unit_price=product.price,
        unit_cost=product.cost,
        total=product.price * quantity,
    )
