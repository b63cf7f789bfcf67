"""Which products show which of the real catalogue's peculiarities."""

from functools import cache

from bitloot.sandbox.kinguin.catalogue.item import SEED, Item
from bitloot.sandbox.kinguin.catalogue.items import items
from bitloot.sandbox.kinguin.dice import dice

# name, how many of four hundred products show it, and the kinds it can befall (empty: any)
_PLAN: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("preorder", 12, ("game",)),
    ("out_of_stock", 14, ()),
    ("image_only", 14, ("game", "prepaid")),
    ("on_demand", 8, ("game",)),
    ("mixed_keys", 12, ("game",)),
    ("price_tie", 16, ()),
    ("wholesale", 40, ("game", "software", "prepaid")),
    ("low_stock", 24, ("game", "dlc")),
    ("country_limit", 40, ()),
    ("no_images", 6, ()),
    ("no_cover_url", 4, ("game",)),
    ("old_pictures", 20, ()),
    ("html_entities", 24, ()),
    ("polish", 2, ("game",)),
    ("no_description", 5, ("game", "dlc")),
    ("doubled_languages", 18, ("game",)),
    ("old_platform", 40, ("game", "dlc")),
    ("html_activation", 10, ("game",)),
    ("no_activation", 8, ("game", "dlc")),
    ("no_original_name", 120, ()),
)

_OF = 400

# What cannot befall the same product.
_STOCK_STATES = frozenset({"preorder", "out_of_stock", "image_only", "on_demand", "mixed_keys"})
_OLD_PLATFORMS = frozenset({"PC Steam", "PC Ubisoft Connect"})


def _fits(item: Item, name: str, kinds: tuple[str, ...], present: set[str]) -> bool:
    if kinds and item.kind not in kinds:
        return False
    if name == "old_platform" and item.platform not in _OLD_PLATFORMS:
        return False
    if name == "on_demand" and item.platform != "PC Steam":
        return False
    return not (name in _STOCK_STATES and present & _STOCK_STATES)


@cache
def _assigned() -> dict[int, frozenset[str]]:
    present: dict[int, set[str]] = {item.kinguin_id: set() for item in items()}
    fold = max(1, len(items()) // _OF)
    for name, share, kinds in _PLAN:
        count = share * fold
        candidates = [i for i in items() if _fits(i, name, kinds, present[i.kinguin_id])]
        for item in dice(SEED, "oddity", name).sample(candidates, min(count, len(candidates))):
            present[item.kinguin_id].add(name)
    return {number: frozenset(names) for number, names in present.items()}


def oddities(item: Item) -> frozenset[str]:
    """The peculiarities of one product."""
    return _assigned()[item.kinguin_id]
