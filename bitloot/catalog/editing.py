"""What staff do with products. Every act is audited with what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from bitloot.catalog import versions
from bitloot.catalog.models import PriceChange, Product, SourceType
from bitloot.catalog.shelves import shelves
from bitloot.catalog.slugs import custom_slug, follow_title, slugify, taken
from bitloot.catalog.vocabulary import platform_name, region_name, term
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.core.types import Json, JsonObject

Values = Mapping[str, object]
_MONEY = frozenset({"price", "cost", "compare_at_price"})
_OURS = frozenset({"featured", "slug", "subtitle", "compare_at_price", "delivery_instructions"})
"""Fields that no provider knows: editing them overrides nothing."""
_PROVIDER_ONLY = frozenset({"cost"})


@dataclass(frozen=True, slots=True)
class _Change:
    before: JsonObject
    after: JsonObject


def get(product_id: UUID) -> Product:
    """Any product, published or not. Raises NotFoundError."""
    product = db.session.get(Product, product_id)
    if product is None:
        raise NotFoundError("There is no such product.")
    return product


def create(values: Values, actor: Actor, *, slug: str | None, publish: bool) -> Product:
    """A product of our own.

    Raises InvalidError naming `slug` when it is taken or no slug, `category` when there is none.
    """
    product = Product(
        id=new_id(),
        slug=_slug(slug) if slug is not None else custom_slug(str(values["title"])),
        source_type=SourceType.CUSTOM,
        published=publish,
        price=_money(values["price"]),
    )
    change = _set(product, values)
    db.session.add(product)
    _note_price(product, actor)
    audit(actor, "product.create", ("product", product.id), after=change.after)
    _done()
    return product


def edit(
    product_id: UUID,
    values: Values,
    actor: Actor,
    *,
    overrides: list[str] | None = None,
    reason: str | None = None,
) -> Product:
    """Change fields. Those of a provider's product are kept as overrides: no sync undoes them.

    `overrides` replaces the list of kept fields; what is dropped from it the next sync restores.
    Raises InvalidError for a field that only the provider knows, and for an unknown category.
    """
    product = get(product_id)
    price, cost = product.price, product.cost
    from_provider = product.source_type is SourceType.KINGUIN
    for name in _PROVIDER_ONLY & values.keys():
        if from_provider:
            raise invalid(name, "This is the provider's.")
    change = _set(product, values)
    _follow(product, change)
    if from_provider:
        _keep(product, list(change.after), overrides)
    if (product.price, product.cost) != (price, cost):
        _note_price(product, actor)
    if change.after:
        audit(
            actor,
            "product.edit",
            ("product", product.id),
            reason=reason,
            before=change.before,
            after=change.after,
        )
    _done()
    return product


def _follow(product: Product, change: _Change) -> None:
    """A renamed product gets another slug; the old one leads to it."""
    before = product.slug
    if "title" in change.after and follow_title(product):
        change.before["slug"], change.after["slug"] = before, product.slug


def _keep(product: Product, edited: list[str], overrides: list[str] | None) -> None:
    kept = product.overrides if overrides is None else overrides
    product.overrides = sorted({*kept, *(name for name in edited if name not in _OURS)})
    if overrides is not None:
        product.provider_digest = None


def publish(product_id: UUID, actor: Actor, *, reason: str | None = None) -> Product:
    """Put it on sale. Raises ConflictError when the provider no longer offers it."""
    product = get(product_id)
    if product.retired_at is not None and product.source_type is SourceType.KINGUIN:
        raise ConflictError("The provider no longer offers this product.")
    if not product.title.strip() or product.price <= Money.zero():
        raise ConflictError("A product needs a title and a price before it is published.")
    return _publish(product, actor, published=True, reason=reason)


def unpublish(product_id: UUID, actor: Actor, *, reason: str | None = None) -> Product:
    """Take it off sale; orders that were placed are not touched."""
    return _publish(get(product_id), actor, published=False, reason=reason)


def _publish(product: Product, actor: Actor, *, published: bool, reason: str | None) -> Product:
    if product.published is published and product.retired_at is None:
        return product
    audit(
        actor,
        "product.publish" if published else "product.unpublish",
        ("product", product.id),
        reason=reason,
        before={"published": product.published},
        after={"published": published},
    )
    product.published = published
    if published:
        product.retired_at = None
    _done()
    return product


def remove(product_id: UUID, actor: Actor) -> None:
    """Delete a product of our own that nothing refers to; retire any other."""
    product = get(product_id)
    audit(actor, "product.delete", ("product", product.id), before={"slug": product.slug})
    db.session.flush()
    if product.source_type is not SourceType.CUSTOM or not _deleted(product):
        product.published = False
        product.retired_at = product.retired_at or utcnow()
    _done()


def _deleted(product: Product) -> bool:
    try:
        with db.session.begin_nested():
            db.session.delete(product)
    except IntegrityError:  # it has orders or stock
        return False
    return True


def _slug(given: str) -> str:
    slug = slugify(given)
    if not slug:
        raise invalid("slug", "Letters from a to z and digits, please.")
    if taken([slug]):
        raise invalid("slug", "Another product has this slug.")
    return slug


def _set(product: Product, values: Values) -> _Change:
    change = _Change({}, {})
    for name, given in values.items():
        value = _value(name, given)
        old: object = getattr(product, name)
        if old == value:
            continue
        change.before[name], change.after[name] = _plain(old), _plain(value)
        setattr(product, name, value)
    return change


def _value(name: str, given: object) -> object:
    """As the column holds it: money exact, words as the filters know them."""
    if given is None:
        return None
    if name in _MONEY:
        return _money(given)
    if name == "category" and given not in shelves():
        raise invalid(name, "There is no such category.")
    if name == "platform":
        return platform_name(str(given))
    if name == "region":
        return region_name(None, str(given))
    if name == "genres" and isinstance(given, list):
        return list(dict.fromkeys(term(str(word)) for word in given))
    return given


def _money(given: object) -> Money:
    return given if isinstance(given, Money) else Money.eur(str(given)).rounded()


def _plain(value: object) -> Json:
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)


def _note_price(product: Product, actor: Actor) -> None:
    db.session.flush()
    db.session.add(
        PriceChange(
            product_id=product.id, cost=product.cost, price=product.price, cause=actor.label
        )
    )


def _done() -> None:
    db.session.flush()
    versions.changed()
