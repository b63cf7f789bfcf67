"""Layered land under a wide sky: mountains, pines, towers, birds."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, points_path, trace
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.relief import ground_under, height_at, hills, ridge


def sky(canvas: Canvas, colors: Palette, rng: Random, *, stars: bool) -> None:
    """Sky, sun or moon, stars."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.top, 1), (0.42, colors.middle, 1), (0.78, colors.horizon, 1)])
    if stars:
        for _ in range(70):
            size = rng.choice((0.7, 0.9, 1.2, 1.9))
            opacity = f'opacity="{rng.uniform(0.3, 0.95):.2f}"'
            canvas.circle(
                rng.uniform(0, w), rng.uniform(0, h * 0.5), size, colors.paper.hex, opacity
            )
    x, y = w * rng.uniform(0.24, 0.76), h * rng.uniform(0.34, 0.46)
    r = h * rng.uniform(0.07, 0.15)
    canvas.glow(x, y, r * 4.2, colors.accent.mix(colors.paper, 0.4), 0.75)
    canvas.circle(x, y, r, colors.paper.mix(colors.accent, 0.22).hex)


def pines(
    canvas: Canvas, rng: Random, line: list[tuple[float, float]], color: str, size: float
) -> None:
    """Fir trees standing on a line, in groves."""
    shapes: list[str] = []
    x = -size
    while x < canvas.width + size:
        x += size * (rng.uniform(0.12, 0.4) if rng.random() < 0.82 else rng.uniform(0.9, 2.6))  # noqa: PLR2004
        tall = size * rng.uniform(0.6, 1.35)
        y = height_at(line, x) + size * 0.1
        half = tall * 0.2
        for tier in range(4):
            low, top = y - tall * tier * 0.2, y - tall * (0.42 + tier * 0.2)
            reach = half * (1 - tier * 0.2)
            shapes.append(points_path([(x - reach, low), (x, top), (x + reach, low)]))
    canvas.path("".join(shapes), color)


def castle(canvas: Canvas, rng: Random, x: float, y: float, s: float, color: str, lit: str) -> None:
    """A cluster of towers with pointed roofs and a few lit windows."""
    towers = [
        (-1.5, 1.5, 0.62),
        (-0.75, 2.5, 0.72),
        (0.05, 3.9, 0.8),
        (0.95, 2.1, 0.7),
        (1.65, 1.2, 0.55),
    ]
    canvas.rect(x - s * 1.7, y - s * 0.9, s * 3.7, s * 4, color)
    for offset, tall, wide in towers:
        tall *= rng.uniform(0.85, 1.15)  # noqa: PLW2901
        left, top, broad = x + offset * s, y - tall * s, wide * s
        canvas.rect(left, top, broad, tall * s + s * 3, color)
        roof = [(left - s * 0.1, top), (left + broad / 2, top - s * rng.uniform(0.9, 1.5)),
                (left + broad + s * 0.1, top)]  # fmt: skip
        canvas.path(points_path(roof), color)
        if rng.random() < 0.8:  # noqa: PLR2004
            canvas.rect(left + broad * 0.4, top + s * 0.4, broad * 0.18, s * 0.26, lit)


def birds(canvas: Canvas, rng: Random, color: str, x: float, y: float) -> None:
    """A loose flight of birds."""
    for _ in range(rng.randint(5, 9)):
        bx, by, s = x + rng.gauss(0, 50), y + rng.gauss(0, 22), rng.uniform(4, 9)
        wing = trace("M", bx - s, by, "q", s / 2, -s * 0.7, s, "0q", s / 2, -s * 0.7, s, "0")
        canvas.line(wing, color, 1.6, 'stroke-linecap="round"')


def tent(canvas: Canvas, colors: Palette, x: float, y: float, s: float) -> None:
    """A tent lit from inside."""
    canvas.glow(x, y - s * 0.4, s * 3.6, colors.accent, 0.7)
    canvas.path(
        points_path([(x - s * 1.3, y), (x, y - s * 1.5), (x + s * 1.3, y)]),
        colors.accent.lit(0.06).hex,
    )
    canvas.path(
        points_path([(x, y - s * 1.5), (x + s * 1.3, y), (x + s * 1.9, y - s * 0.15)]),
        colors.accent.lit(-0.16).hex,
    )
    canvas.path(
        points_path([(x - s * 0.28, y), (x, y - s * 1.1), (x + s * 0.28, y)]), colors.near.hex
    )


def aurora(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Curtains of light in a dark sky."""
    w, h = canvas.width, canvas.height
    for _ in range(3):
        line = hills(rng, w, h * rng.uniform(0.18, 0.34), h * 0.08, 1.3)
        tint = rng.choice((colors.accent, colors.horizon.lit(0.2)))
        for (x1, y1), (x2, _) in pairwise(line):
            tall = h * rng.uniform(0.1, 0.2)
            fade = canvas.linear([(0, tint, 0.0), (0.85, tint, 0.3), (1, tint, 0.0)])
            canvas.rect(x1, y1 - tall, x2 - x1 + 0.5, tall, fade)


def mist(canvas: Canvas, colors: Palette, y: float, tall: float, strength: float) -> None:
    """A band of fog that thins upwards."""
    fog = colors.horizon
    stops = [(0.0, fog, 0.0), (0.7, fog, strength), (1.0, fog, 0.0)]
    canvas.rect(0, y - tall, canvas.width, tall * 1.4, canvas.linear(stops))


def land(canvas: Canvas, colors: Palette, rng: Random, *, kingdom: bool = False) -> None:
    """Mountains behind mountains, a foreground of pines, and a castle where it is a kingdom."""
    w, h = canvas.width, canvas.height
    sky(canvas, colors, rng, stars=colors.top.light < 0.35)  # noqa: PLR2004
    if colors.top.light < 0.2:  # noqa: PLR2004
        aurora(canvas, colors, rng)
    birds(canvas, rng, colors.near.mix(colors.far, 0.3).hex, w * rng.uniform(0.3, 0.7), h * 0.36)
    layers = 5
    for layer in range(layers):
        share = layer / (layers - 1)
        base = h * (0.52 + 0.115 * layer)
        tone = colors.far.mix(colors.horizon, 0.42 * (1 - share)).mix(colors.near, share**1.25)
        if layer < 3:  # noqa: PLR2004
            line = ridge(rng, w, base, h * (0.21 - 0.03 * layer), 0.5 + 0.02 * layer)
        else:
            line = hills(rng, w, base, h * 0.035, 1.1)
        if kingdom and layer == 2:  # noqa: PLR2004
            x = w * rng.uniform(0.3, 0.7)
            castle(canvas, rng, x, height_at(line, x) + 8, h * 0.034, tone.hex, colors.accent.hex)
        if layer >= 2:  # noqa: PLR2004
            pines(canvas, rng, line, tone.hex, h * (0.03 + 0.03 * (layer - 2)))
        shade = canvas.linear([(0, tone, 1), (1, tone.mix(colors.horizon, 0.28 * (1 - share)), 1)])
        canvas.path(points_path(ground_under(line, w, h)), shade)
        if layer == layers - 2 and not kingdom:
            tx = w * rng.uniform(0.3, 0.7)
            tent(canvas, colors, tx, height_at(line, tx) + h * 0.004, h * 0.022)
        if layer < layers - 1:
            mist(canvas, colors, base + h * 0.09, h * 0.12, 0.5 * (1 - share))
