"""A catalogue of the real one's size: the invented goods again, as further volumes of each series.

`BITLOOT_SANDBOX_PRODUCTS` says how many there shall be; unset, there are the few hundred that were
written by hand.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bitloot.sandbox.kinguin.catalogue.item import Item
from bitloot.sandbox.kinguin.catalogue.themes import Theme

SETTING = "BITLOOT_SANDBOX_PRODUCTS"
_NUMERALS = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def wanted() -> int:
    """How many products there shall be at least; 0 leaves the invented ones."""
    return int(os.environ.get(SETTING, "0"))


def with_volumes(first: Sequence[Item], themes: dict[str, Theme], count: int) -> list[Item]:
    """`first`, and after it as many volumes as make `count`; each title is one of its kind."""
    found = list(first)
    volume = 0
    while len(found) < count:
        further = (_volume(item, themes.get(item.theme), volume) for item in first)
        found += islice(further, count - len(found))
        volume += 1
    return found


def _volume(item: Item, theme: Theme | None, number: int) -> Item:
    """Games get a numeral and a subtitle of their theme, other goods a release."""
    if theme is None:
        return replace(item, title=f"{item.title} R{number + 2}")
    turn, place = divmod(number, len(_NUMERALS) * len(theme.subtitles))
    numeral = _NUMERALS[place % len(_NUMERALS)]
    subtitle = theme.subtitles[place // len(_NUMERALS)]
    again = f" {turn + 1}" if turn else ""
    series = item.title.partition(":")[0].removesuffix(" II").removesuffix(" III")
    return replace(item, title=f"{series} {numeral}: {subtitle}{again}")
