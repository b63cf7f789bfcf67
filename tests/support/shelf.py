"""Products on sale and what staff put around them."""

from datetime import timedelta
from uuid import UUID

from bitloot.catalog.models import Product, SourceType
from bitloot.core.audit import Actor
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.money import Money
from bitloot.merchandising import bundle_editing, deal_editing
from bitloot.merchandising.models import Bundle, FlashDeal

STAFF = Actor("staff@bitloot.example")


def on_sale(title: str, *, price: str = "20.00", stock: int = 100, **fields: object) -> Product:
    """A provider's product, so that a thousand can be sold without keys of our own."""
    number = db.session.query(Product).count() + 1
    product = Product(
        slug=title.lower().replace(" ", "-").replace(":", ""),
        title=title,
        source_type=SourceType.KINGUIN,
        kinguin_id=number,
        kinguin_product_id=f"{number:024x}",
        cost=Money.eur("1.00"),
        price=Money.eur(price),
        stock=stock,
        published=True,
    )
    for name, value in fields.items():
        setattr(product, name, value)
    db.session.add(product)
    commit()
    return product


def deal_for(
    product: Product, *, percent: int = 50, stock: int = 10, **fields: object
) -> FlashDeal:
    """A deal that is on for an hour."""
    now = utcnow()
    values = {
        "product_id": product.id,
        "percent": percent,
        "stock": stock,
        "starts_at": now - timedelta(minutes=1),
        "ends_at": now + timedelta(hours=1),
        **fields,
    }
    deal = deal_editing.create(values, STAFF)
    commit()
    return deal


def bundle_of(*products: Product, percent: int = 30, **fields: object) -> Bundle:
    """A bundle that is on."""
    ids: list[UUID] = [each.id for each in products]
    bundle = bundle_editing.create(
        {"title": "Two in one", "percent": percent, **fields}, ids, STAFF
    )
    commit()
    return bundle
