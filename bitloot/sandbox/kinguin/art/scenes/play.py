"""A cheerful world of round hills, floating islands and one small hero."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, points_path, smooth_path, trace
from bitloot.sandbox.kinguin.art.color import Color, lch
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.relief import ground_under, hills


def island(canvas: Canvas, colors: Palette, rng: Random, x: float, y: float, s: float) -> None:
    """Grass above, a pointed rock beneath, something nice on top."""
    rock = [(x - s, y), (x - s * 0.7, y + s * 0.4), (x - s * 0.1, y + s * rng.uniform(0.8, 1.1)),
            (x + s * 0.6, y + s * 0.45), (x + s, y)]  # fmt: skip
    canvas.path(
        points_path(rock),
        canvas.linear([(0, colors.near.lit(0.26), 1), (1, colors.near.lit(0.1), 1)]),
    )
    grass = colors.accent.mix(colors.top, 0.1)
    canvas.rect(x - s * 1.06, y - s * 0.14, s * 2.12, s * 0.3, grass.hex, f'rx="{s * 0.15:.1f}"')
    drips = "".join(
        trace("M", x - s * 0.9 + i * s * 0.36, y + s * 0.1, "v", s * rng.uniform(0.06, 0.2))
        for i in range(6)
    )
    canvas.line(drips, grass.hex, s * 0.15, 'stroke-linecap="round"')
    if rng.random() < 0.5:  # noqa: PLR2004
        mushroom(canvas, colors, x + s * rng.uniform(-0.5, 0.5), y - s * 0.12, s * 0.4)
    else:
        for n in range(3):
            coin(canvas, x + (n - 1) * s * 0.42, y - s * 0.52, s * 0.15)


def mushroom(canvas: Canvas, colors: Palette, x: float, y: float, s: float) -> None:
    """A spotted mushroom."""
    canvas.rect(
        x - s * 0.18, y - s * 0.6, s * 0.36, s * 0.62, colors.paper.hex, f'rx="{s * 0.12:.1f}"'
    )
    cap = trace(
        "M",
        x - s * 0.6,
        y - s * 0.5,
        "A",
        s * 0.6,
        s * 0.62,
        "0 0 1",
        x + s * 0.6,
        y - s * 0.5,
        "Z",
    )
    canvas.path(cap, colors.top.lit(-0.14).hex)
    for dx, dy, r in ((-0.25, -0.72, 0.1), (0.12, -0.88, 0.12), (0.34, -0.64, 0.08)):
        canvas.circle(x + dx * s, y + dy * s, r * s, colors.paper.hex)


def coin(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A coin."""
    canvas.circle(x, y, r, lch(0.72, 0.15, 75).hex)
    canvas.circle(x, y, r * 0.74, lch(0.87, 0.15, 92).hex)


def hero(canvas: Canvas, colors: Palette, rng: Random, x: float, y: float, s: float) -> None:
    """A round creature in mid-jump, with a scarf."""
    skin = rng.choice((colors.accent, lch(0.8, 0.14, rng.randint(0, 360)), colors.paper))
    scarf = colors.top.lit(-0.16)
    tail = [(x - s * 0.5, y + s * 0.3), (x - s * 1.7, y + s * 0.05), (x - s * 1.45, y + s * 0.36),
            (x - s * 1.8, y + s * 0.6), (x - s * 0.5, y + s * 0.58)]  # fmt: skip
    canvas.path(smooth_path(tail), scarf.hex)
    for side in (-1, 1):
        fx, fy = x + side * s * 0.45, y + s * 1.02
        turned = f'transform="rotate({side * 24} {fx:.1f} {fy:.1f})"'
        canvas.ellipse(fx, fy, s * 0.34, s * 0.2, colors.near.hex, turned)
        ear = [
            (x + side * s * 0.75, y - s * 0.55),
            (x + side * s * 0.72, y - s * 1.45),
            (x + side * s * 0.15, y - s * 0.85),
        ]
        canvas.path(smooth_path(ear), skin.lit(-0.06).hex)
    canvas.circle(
        x,
        y,
        s,
        canvas.radial([(0, skin.lit(0.07), 1), (0.7, skin, 1), (1, skin.lit(-0.1), 1)], 0.42, 0.36),
    )
    canvas.line(
        trace("M", x - s * 0.86, y + s * 0.42, "q", s * 0.86, s * 0.5, s * 1.72, "0"),
        scarf.hex,
        s * 0.26,
    )
    for side in (-1, 1):
        canvas.circle(x + side * s * 0.34 + s * 0.12, y - s * 0.16, s * 0.17, colors.ink.hex)
        canvas.circle(x + side * s * 0.34 + s * 0.17, y - s * 0.23, s * 0.06, "#ffffff")
    canvas.line(
        trace("M", x - s * 0.02, y + s * 0.1, "q", s * 0.14, s * 0.14, s * 0.28, "0"),
        colors.ink.hex,
        s * 0.06,
        'stroke-linecap="round"',
    )


def play(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Rays, clouds, three rows of hills, islands, the hero."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.top, 1), (0.7, colors.horizon, 1)])
    x, y = w * rng.choice((0.2, 0.5, 0.8)), h * 0.44
    rays = "".join(
        trace(
            "M",
            x,
            y,
            "L",
            x + 1.6 * h * math.cos(math.tau * i / 14),
            y + 1.6 * h * math.sin(math.tau * i / 14),
            "L",
            x + 1.6 * h * math.cos(math.tau * (i + 0.5) / 14),
            y + 1.6 * h * math.sin(math.tau * (i + 0.5) / 14),
            "Z",
        )
        for i in range(14)
    )
    canvas.path(rays, colors.paper.hex, 'opacity="0.2"')
    for _ in range(4):
        _cloud(
            canvas,
            colors.paper,
            w * rng.random(),
            h * rng.uniform(0.1, 0.5),
            h * rng.uniform(0.025, 0.05),
        )
    grass = lch(0.74, 0.14, rng.choice((135, 150, 120, 185, 100)))
    for row in range(3):
        tone = grass.mix(colors.horizon, 0.5 - 0.25 * row).lit(0.04 - 0.08 * row)
        line = hills(rng, w, h * (0.68 + 0.09 * row), h * 0.06, rng.uniform(1.2, 2.2))
        canvas.path(
            points_path(ground_under(line, w, h)),
            canvas.linear([(0, tone, 1), (1, tone.lit(-0.1), 1)]),
        )
        spots = "".join(trace("M", px, py + h * 0.03, "v", h * 0.03) for px, py in line[2:-2:7])
        canvas.line(spots, tone.lit(0.07).hex, h * 0.012, 'stroke-linecap="round"')
    places = [(0.2, 0.62, 0.085), (0.8, 0.55, 0.075), (0.52, 0.74, 0.1)]
    for px, py, size in places:
        island(canvas, colors, rng, w * px, h * (py + rng.uniform(-0.03, 0.03)), h * size)
    hero(canvas, colors, rng, w * rng.uniform(0.44, 0.58), h * 0.53, h * rng.uniform(0.078, 0.1))


def _cloud(canvas: Canvas, tone: Color, x: float, y: float, s: float) -> None:
    canvas.begin('opacity="0.85"')
    canvas.rect(x - s * 2, y, s * 4, s, tone.hex, f'rx="{s * 0.5:.1f}"')
    canvas.circle(x - s * 0.6, y, s * 0.9, tone.hex)
    canvas.circle(x + s * 0.7, y + s * 0.1, s * 0.65, tone.hex)
    canvas.end()
