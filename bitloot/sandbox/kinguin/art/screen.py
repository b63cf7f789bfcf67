"""Screenshots, 960 by 540."""

from functools import lru_cache

from bitloot.sandbox.kinguin.catalogue.items import Item


@lru_cache(maxsize=1024)
def screen_svg(item: Item, number: int) -> str:
    """A scene of an item."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540">'
        f"<title>{item.title} {number}</title></svg>"
    )
