"""Screenshots, 960 by 540: the same world seen from elsewhere, without words."""

from __future__ import annotations

from functools import lru_cache

from bitloot.sandbox.kinguin.art.canvas import Canvas
from bitloot.sandbox.kinguin.art.palette import palette
from bitloot.sandbox.kinguin.art.scene import SCENES
from bitloot.sandbox.kinguin.catalogue.item import Item
from bitloot.sandbox.kinguin.dice import dice

WIDTH, HEIGHT = 960, 540


@lru_cache(maxsize=2048)
def screen_svg(item: Item, number: int) -> str:
    """One scene of an item, a new one for every number."""
    rng = dice("screen", item.title, number)
    colors = palette(item.theme, dice("palette", item.title, number // 2))
    canvas = Canvas(WIDTH, HEIGHT)
    rng.choice(SCENES[item.theme])(canvas, colors, rng)
    return canvas.svg(f"{item.title}, scene {number}")
