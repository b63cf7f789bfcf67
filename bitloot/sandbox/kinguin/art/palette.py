"""Palettes by mood: a sky in three steps, far and near ground, one accent, paper and ink."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bitloot.sandbox.kinguin.art.color import Color, lch


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors of one picture."""

    top: Color
    middle: Color
    horizon: Color
    far: Color
    near: Color
    accent: Color
    paper: Color
    ink: Color


# mood, hue of the sky, hue of the light: chosen by eye for each theme.
MOODS: dict[str, tuple[tuple[str, int, int], ...]] = {
    "fantasy": (("dusk", 300, 60), ("night", 265, 85), ("dawn", 35, 85), ("dusk", 200, 75),
                ("dusk", 345, 50), ("night", 165, 95)),
    "horror": (("night", 220, 75), ("night", 285, 60), ("night", 20, 50), ("night", 160, 90)),
    "wilds": (("day", 215, 85), ("dawn", 45, 80), ("dusk", 250, 55), ("day", 150, 90),
              ("dusk", 180, 70)),
    "sea": (("dusk", 235, 55), ("day", 205, 85), ("dawn", 25, 75), ("night", 245, 90),
            ("dusk", 190, 60)),
    "platform": (("day", 230, 90), ("day", 340, 95), ("day", 165, 80), ("day", 50, 25),
                 ("day", 290, 85)),
    "space": (("night", 275, 60), ("night", 215, 40), ("night", 325, 75), ("night", 180, 50),
              ("night", 250, 20)),
    "neon": (("night", 300, 345), ("night", 250, 195), ("night", 340, 60), ("night", 195, 320),
             ("night", 275, 140)),
    "puzzle": (("day", 85, 30), ("day", 190, 45), ("dusk", 270, 80), ("day", 145, 60),
               ("dawn", 20, 230)),
    "city": (("day", 220, 60), ("day", 60, 30), ("dusk", 265, 70), ("day", 160, 50),
             ("dawn", 340, 80)),
    "racing": (("dusk", 285, 45), ("dawn", 30, 70), ("dusk", 215, 30), ("night", 255, 25),
               ("dusk", 330, 75)),
    "software": (("day", 255, 255), ("day", 160, 160), ("day", 30, 30), ("day", 300, 300),
                 ("day", 205, 205), ("day", 75, 60)),
    "subscription": (("dusk", 285, 330), ("dusk", 215, 180), ("dusk", 150, 110), ("dusk", 20, 55)),
    "prepaid": (("dusk", 265, 310), ("dusk", 195, 160), ("dusk", 40, 80), ("dusk", 140, 190),
                ("dusk", 350, 30)),
}  # fmt: skip


def palette(theme: str, rng: Random) -> Palette:
    """A palette of a theme; hues wander a little, so that no two are the same."""
    mood, sky, light = rng.choice(MOODS[theme])
    sky += rng.randint(-10, 10)
    light += rng.randint(-8, 8)
    makers = {"day": _day, "dawn": _dawn, "dusk": _dusk, "night": _night}
    return makers[mood](sky, light)


def _day(sky: float, light: float) -> Palette:
    return Palette(
        top=lch(0.66, 0.115, sky), middle=lch(0.80, 0.08, sky - 8), horizon=lch(0.95, 0.045, light),
        far=lch(0.76, 0.07, sky - 10), near=lch(0.30, 0.075, sky + 12),
        accent=lch(0.72, 0.17, light - 40), paper=lch(0.985, 0.012, light),
        ink=lch(0.22, 0.06, sky),
    )  # fmt: skip


def _dawn(sky: float, light: float) -> Palette:
    return Palette(
        top=lch(0.58, 0.10, sky + 225), middle=lch(0.78, 0.105, sky),
        horizon=lch(0.94, 0.075, light),
        far=lch(0.70, 0.09, sky + 5), near=lch(0.27, 0.07, sky + 240),
        accent=lch(0.70, 0.18, sky), paper=lch(0.98, 0.02, light), ink=lch(0.24, 0.07, sky + 230),
    )  # fmt: skip


def _dusk(sky: float, light: float) -> Palette:
    return Palette(
        top=lch(0.28, 0.10, sky), middle=lch(0.50, 0.14, sky + (20 if light > sky else -20)),
        horizon=lch(0.84, 0.125, light),
        far=lch(0.56, 0.12, sky - 6), near=lch(0.17, 0.05, sky),
        accent=lch(0.80, 0.16, light), paper=lch(0.975, 0.025, light), ink=lch(0.16, 0.05, sky),
    )  # fmt: skip


def _night(sky: float, light: float) -> Palette:
    return Palette(
        top=lch(0.13, 0.04, sky), middle=lch(0.24, 0.075, sky), horizon=lch(0.46, 0.11, sky + 12),
        far=lch(0.34, 0.08, sky + 6), near=lch(0.10, 0.025, sky),
        accent=lch(0.80, 0.155, light), paper=lch(0.965, 0.03, light), ink=lch(0.10, 0.03, sky),
    )  # fmt: skip
