"""Covers, 600 by 800."""

from functools import lru_cache

from bitloot.sandbox.kinguin.catalogue.items import Item


@lru_cache(maxsize=1024)
def cover_svg(item: Item) -> str:
    """The front of an item's box."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800">'
        f"<title>{item.title}</title></svg>"
    )
