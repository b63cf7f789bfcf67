"""Which groups a product is in: asked of whoever keeps groups, when the application is made.

The room that keeps groups registers its resolver at import of the application's rooms
(`resolve_groups_with`); until one does, no product is in any group.
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from bitloot.catalog.price_rules import RuleBook

Groups = Mapping[UUID, frozenset[str]]
Resolver = Callable[[Collection[UUID]], Groups]
"""Product ids → the ids or slugs of the groups they are in, as rules name them."""
_NONE: frozenset[str] = frozenset()
_resolvers: list[Resolver] = []
_keepers: list[Callable[[str], bool]] = []


def resolve_groups_with(resolver: Resolver) -> None:
    """Ask this one from now on, beside those that are known; a repeat changes nothing."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def groups_kept_by(knows: Callable[[str], bool]) -> None:
    """Ask this one whether there is a group of that id or slug. A repeat changes nothing."""
    if knows not in _keepers:
        _keepers.append(knows)


def is_group(name: str) -> bool:
    """Whether a rule may name it."""
    return any(knows(name) for knows in _keepers)


def groups_of(product_ids: Collection[UUID], book: RuleBook) -> Groups:
    """Groups by product; asks nobody when no rule of the book is for a group."""
    if not book.asks_groups or not product_ids:
        return {}
    found: dict[UUID, frozenset[str]] = {}
    for resolver in _resolvers:
        for product_id, groups in resolver(product_ids).items():
            found[product_id] = found.get(product_id, _NONE) | groups
    return found
