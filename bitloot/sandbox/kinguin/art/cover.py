"""Covers, 600 by 800: a scene, and the words on it."""

from __future__ import annotations

from functools import lru_cache

from bitloot.sandbox.kinguin.art.canvas import Canvas
from bitloot.sandbox.kinguin.art.palette import palette
from bitloot.sandbox.kinguin.art.scene import SCENES
from bitloot.sandbox.kinguin.art.title import frame, write_title
from bitloot.sandbox.kinguin.catalogue.item import Item
from bitloot.sandbox.kinguin.dice import dice

WIDTH, HEIGHT = 600, 800


@lru_cache(maxsize=1024)
def cover_svg(item: Item) -> str:
    """The front of an item's box; the platforms and regions of one edition share it."""
    name = f"{item.title} {item.edition}".strip()
    rng = dice("cover", name if item.kind == "dlc" else item.title)
    colors = palette(item.theme, dice("palette", item.title))
    canvas = Canvas(WIDTH, HEIGHT)
    rng.choice(SCENES[item.theme])(canvas, colors, rng)
    write_title(canvas, item, colors)
    if item.edition in {"Deluxe Edition", "Ultimate Edition"}:
        frame(canvas, double=item.edition.startswith("Ultimate"))
    return canvas.svg(name)
