"""Which composition a theme is drawn in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.scenes.blocks import blocks
from bitloot.sandbox.kinguin.art.scenes.card import card, ribbon
from bitloot.sandbox.kinguin.art.scenes.eclipse import eclipse
from bitloot.sandbox.kinguin.art.scenes.land import land
from bitloot.sandbox.kinguin.art.scenes.mark import mark
from bitloot.sandbox.kinguin.art.scenes.neon import neon
from bitloot.sandbox.kinguin.art.scenes.night import night
from bitloot.sandbox.kinguin.art.scenes.orbit import orbit
from bitloot.sandbox.kinguin.art.scenes.play import play
from bitloot.sandbox.kinguin.art.scenes.race import race
from bitloot.sandbox.kinguin.art.scenes.rune import rune
from bitloot.sandbox.kinguin.art.scenes.sea import sea
from bitloot.sandbox.kinguin.art.scenes.topo import topo

Scene = Callable[[Canvas, Palette, Random], None]

SCENES: dict[str, tuple[Scene, ...]] = {
    "fantasy": (partial(land, kingdom=True), rune),
    "horror": (night,),
    "wilds": (land,),
    "sea": (sea,),
    "platform": (play,),
    "space": (orbit, eclipse),
    "neon": (neon,),
    "puzzle": (topo,),
    "city": (blocks,),
    "racing": (race,),
    "software": (mark,),
    "subscription": (ribbon,),
    "prepaid": (card,),
}
