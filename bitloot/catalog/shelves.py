"""Which categories a product may be given: those that the sync knows, and those that staff made.

The latter belong to a room above, which says where they stand when the application is made.
"""

from collections.abc import Callable, Iterable

from bitloot.catalog.vocabulary import CATEGORIES

_made: list[Callable[[], Iterable[str]]] = []


def shelves_from(ask: Callable[[], Iterable[str]]) -> None:
    """Ask this for the slugs of categories from now on. A repeat changes nothing."""
    if ask not in _made:
        _made.append(ask)


def shelves() -> tuple[str, ...]:
    """Slugs, in their order, each once."""
    return tuple(dict.fromkeys((*CATEGORIES, *(slug for ask in _made for slug in ask()))))
