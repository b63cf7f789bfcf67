"""Fields that staff have edited go back to the sync: the provider's value returns at once."""

from collections.abc import Collection
from uuid import UUID

from bitloot.catalog import versions
from bitloot.catalog.editing import get
from bitloot.catalog.models import Product
from bitloot.catalog.refreshing import request_refresh
from bitloot.core.audit import Actor, audit
from bitloot.core.errors import ConflictError, invalid


def give_back(
    product_id: UUID, names: Collection[str], actor: Actor, *, reason: str | None = None
) -> Product:
    """The provider decides these again; it is asked right away, and rules price anew.

    Raises InvalidError for a field that nobody has edited, ConflictError for a product of our own.
    """
    product = get(product_id)
    if product.kinguin_id is None:
        raise ConflictError("A product of our own has nobody to give a field back to.")
    strange = sorted(set(names) - set(product.overrides))
    if strange or not names:
        which = ", ".join(strange) or "nothing"
        raise invalid("fields", f"Staff have not edited {which}.")
    kept = [name for name in product.overrides if name not in names]
    audit(
        actor,
        "product.give_back",
        ("product", product.id),
        reason=reason,
        before={"overrides": list(product.overrides)},
        after={"overrides": list(kept)},
    )
    product.overrides = kept
    product.provider_digest = None
    request_refresh(product.kinguin_id)
    versions.changed()
    return product
