"""A ship between layers of waves under a great sun."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, Point, placed, points_path, trace
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.scenes.land import birds

# In ship sizes, the waterline at 0; a sail in its own width and height.
HULL = "M-1.15-.42L-.8-.3H.75L1.3-.52C1.1 .2 .8 .34 .5 .34H-.75C-1 .3-1.1 0-1.15-.42Z"
FLAG = "M0 0q-.14 .03-.3 .06l.3 .08z"
SAIL = "M-1 0H1Q1.42 .5 1.12 1Q0 .78-1 1Q-.6 .5-1 0Z"


def wave(
    canvas: Canvas, y: float, step: float, tall: float, shift: float, fill: str, foam: str
) -> None:
    """A row of crests that lean forward, with a thin line of foam."""
    x = -step * 2 + shift
    crest = trace("M", x, y)
    while x < canvas.width + step:
        crest += trace(
            "C",
            x + step * 0.34,
            y,
            x + step * 0.5,
            y - tall,
            x + step * 0.78,
            y - tall,
            "C",
            x + step * 0.66,
            y - tall * 0.4,
            x + step * 0.8,
            y,
            x + step,
            y,
        )
        x += step
    canvas.path(f"{crest}V{canvas.height}H{-step * 2:.1f}Z", fill)
    canvas.line(crest, foam, 2.2, 'opacity="0.7" stroke-linejoin="round"')


def ship(canvas: Canvas, colors: Palette, rng: Random, x: float, y: float, s: float) -> None:
    """A square-rigged ship with full sails."""
    dark = colors.near.hex
    for offset, tall, rows in ((-0.62, 1.75, 2), (0.0, 2.25, 3), (0.6, 1.8, 2)):
        _mast(canvas, colors, rng, (x + offset * s, y), s, (tall, rows))
    stays = placed(x, y, s, (1.2, -0.48), (1.9, -0.85), (0.0, -2.2))
    canvas.line(points_path(stays, closed=False), dark, s * 0.022)
    canvas.stencil(HULL, (x, y), s, dark)
    canvas.rect(x - s * 1.1, y - s * 0.18, s * 2.22, s * 0.035, colors.accent.hex)


def _mast(
    canvas: Canvas, colors: Palette, rng: Random, foot: Point, s: float, rig: tuple[float, int]
) -> None:
    """A mast `tall` ship sizes high with a flag and `rows` sails."""
    (x, y), (tall, rows) = foot, rig
    canvas.line(trace("M", x, y, "V", y - tall * s), colors.near.hex, s * 0.045)
    canvas.stencil(FLAG, (x, y - tall * s), s, colors.accent.hex)
    for row in range(rows):
        top = y - tall * s * (0.94 - row * 0.29)
        tint = colors.paper.mix(colors.horizon, rng.uniform(0.05, 0.4))
        cloth = canvas.linear([(0, tint, 1), (1, tint.mix(colors.far, 0.4), 1)], 1, 0.3)
        canvas.stencil(SAIL, (x, top), (s * (0.26 + 0.1 * row), tall * s * 0.25), cloth)


def lighthouse(canvas: Canvas, colors: Palette, x: float, y: float, s: float) -> None:
    """A banded tower on a rock, its light on."""
    rock = [(x - s * 3.4, y + s), (x - s * 1.9, y - s * 0.9), (x - s * 0.8, y - s * 1.5),
            (x + s, y - s * 1.4), (x + s * 2.2, y - s * 0.6), (x + s * 3.6, y + s)]  # fmt: skip
    canvas.path(points_path(rock), colors.near.mix(colors.far, 0.2).hex)
    canvas.glow(x, y - s * 7.7, s * 5, colors.accent, 0.8)
    tower = [
        (x - s * 0.8, y - s),
        (x - s * 0.5, y - s * 7),
        (x + s * 0.5, y - s * 7),
        (x + s * 0.8, y - s),
    ]
    canvas.path(points_path(tower), colors.paper.hex)
    for band in range(3):
        low, top = y - s * (1.9 + band * 2), y - s * (2.9 + band * 2)
        wide = s * (0.76 - 0.1 * band)
        stripe = [
            (x - wide, low),
            (x - wide + s * 0.05, top),
            (x + wide - s * 0.05, top),
            (x + wide, low),
        ]
        canvas.path(points_path(stripe), colors.near.mix(colors.accent, 0.35).hex)
    canvas.rect(x - s * 0.75, y - s * 7.15, s * 1.5, s * 0.2, colors.near.hex)
    canvas.rect(x - s * 0.42, y - s * 8.1, s * 0.84, s * 0.95, colors.accent.lit(0.1).hex)
    canvas.path(
        points_path([(x - s * 0.6, y - s * 8.1), (x, y - s * 8.9), (x + s * 0.6, y - s * 8.1)]),
        colors.near.hex,
    )


def sea(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Sun with rays, clouds in bars, waves before and behind the ship."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.top, 1), (0.35, colors.middle, 1), (0.66, colors.horizon, 1)])
    x, y, r = w * rng.uniform(0.3, 0.7), h * rng.uniform(0.38, 0.46), h * rng.uniform(0.12, 0.19)
    rays = "".join(
        trace(
            "M",
            x,
            y,
            "L",
            x + h * math.cos(math.tau * i / 26 - 0.05),
            y + h * math.sin(math.tau * i / 26 - 0.05),
            "L",
            x + h * math.cos(math.tau * i / 26 + 0.05),
            y + h * math.sin(math.tau * i / 26 + 0.05),
            "Z",
        )
        for i in range(26)
    )
    canvas.path(rays, colors.horizon.hex, 'opacity="0.16"')
    canvas.glow(x, y, r * 2.6, colors.accent, 0.6)
    canvas.circle(
        x,
        y,
        r,
        canvas.linear([(0, colors.paper, 1), (1, colors.accent.mix(colors.paper, 0.25), 1)]),
    )
    for _ in range(7):
        cx, cy, wide = w * rng.random(), h * rng.uniform(0.06, 0.5), w * rng.uniform(0.1, 0.34)
        canvas.rect(cx - wide / 2, cy, wide, h * 0.012, colors.paper.hex,
                    f'rx="{h * 0.006:.1f}" opacity="{rng.uniform(0.25, 0.7):.2f}"')  # fmt: skip
    birds(canvas, rng, colors.paper.hex, w * rng.random(), h * rng.uniform(0.3, 0.42))
    lighthouse_x = w * rng.choice((0.12, 0.88)) if rng.random() < 0.5 else None  # noqa: PLR2004
    sx, sy = w * rng.uniform(0.4, 0.58), h * 0.64
    for row in range(6):
        share = row / 5
        tone = colors.far.mix(colors.horizon, 0.25 * (1 - share)).mix(colors.near, share * 0.85)
        foam = tone.lit(0.16).hex
        step = h * (0.07 + 0.045 * row)
        fill = canvas.linear([(0, tone, 1), (0.6, tone.mix(colors.near, 0.5), 1)])
        wave(canvas, h * (0.615 + 0.066 * row), step, step * 0.3, rng.uniform(0, step), fill, foam)
        if row == 0 and lighthouse_x is not None:
            lighthouse(canvas, colors, lighthouse_x, h * 0.66, h * 0.03)
        if row == 0:
            ship(canvas, colors, rng, sx, sy, h * rng.uniform(0.085, 0.11))
