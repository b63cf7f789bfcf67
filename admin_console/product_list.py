"""Which products the list shows."""

from sqlalchemy import Select, select

from admin_console.listing import Filter, Given, choices
from bitloot.catalog.finding import found_by
from bitloot.catalog.models import Product, SourceType
from bitloot.core.errors import invalid

FILTERS = (
    Filter("q", "Find", hint="Title, slug or Kinguin id"),
    Filter("source", "Goods", choices(SourceType)),
    Filter(
        "sale",
        "On sale",
        (
            ("published", "published"),
            ("hidden", "hidden"),
            ("featured", "featured"),
            ("sold_out", "sold out"),
            ("retired", "retired"),
            ("held", "cost held"),
        ),
    ),
)


def query(asked: Given) -> Select[Product]:
    """Products that fit the filters."""
    wanted = select(Product)
    if text := asked.text("q"):
        wanted = wanted.where(found_by(text))
    if source := asked.one_of("source", SourceType):
        wanted = wanted.where(Product.source_type == source)
    conditions = {
        "published": Product.published,
        "hidden": ~Product.published,
        "featured": Product.featured,
        "sold_out": Product.published & (Product.stock == 0),
        "retired": Product.retired_at.is_not(None),
        "held": Product.cost_held_from.is_not(None),
    }
    if sale := asked.text("sale"):
        if sale not in conditions:
            raise invalid("sale", f"There is no choice “{sale}”.")
        wanted = wanted.where(conditions[sale])
    return wanted
