"""A dark world before its star, a thin crown of light, drifting rock, one small ship."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, placed, points_path, trace
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.scenes.orbit import stars


def eclipse(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Corona, disc, crescent, asteroids, and the ship with its trail."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.near, 1), (0.5, colors.top, 1), (1, colors.near, 1)])
    for _ in range(4):
        canvas.glow(w * rng.random(), h * rng.random(), h * 0.4, colors.horizon, 0.4)
    stars(canvas, colors, rng, 190)
    x, y, r = (
        w * rng.uniform(0.4, 0.6),
        h * rng.uniform(0.32, 0.4),
        min(w, h) * rng.uniform(0.22, 0.3),
    )
    canvas.glow(x, y, r * 3.1, colors.accent, 0.85)
    canvas.glow(x, y, r * 1.7, colors.paper, 0.8)
    rays = "".join(
        points_path([(x + r * math.cos(t - 0.03), y + r * math.sin(t - 0.03)),
                     (x + r * reach * math.cos(t), y + r * reach * math.sin(t)),
                     (x + r * math.cos(t + 0.03), y + r * math.sin(t + 0.03))])
        for t, reach in ((math.tau * i / 40, rng.uniform(1.15, 1.7)) for i in range(40))
    )  # fmt: skip
    canvas.path(rays, colors.paper.mix(colors.accent, 0.4).hex, 'opacity="0.3"')
    canvas.circle(x, y, r, canvas.linear([(0, colors.near.lit(0.07), 1), (1, colors.near, 1)]))
    turn = rng.uniform(-0.6, 0.6) - math.pi / 2
    _crescent(canvas, colors, x, y, r, turn)
    for _ in range(rng.randint(9, 15)):
        _rock(canvas, colors, rng)
    _ship(
        canvas,
        colors,
        w * rng.uniform(0.2, 0.8),
        y + r * rng.uniform(0.9, 1.25),
        h * 0.02,
        rng.choice((-1, 1)),
    )


def _crescent(canvas: Canvas, colors: Palette, x: float, y: float, r: float, turn: float) -> None:
    a, b = turn - 1.15, turn + 1.15
    ax, ay = x + r * math.cos(a), y + r * math.sin(a)
    bx, by = x + r * math.cos(b), y + r * math.sin(b)
    shape = trace(
        "M", ax, ay, "A", r, r, "0 0 1", bx, by, "A", r * 1.12, r * 1.12, "0 0 0", ax, ay, "Z"
    )
    canvas.path(shape, colors.paper.mix(colors.accent, 0.15).hex)
    sx, sy = x + r * math.cos(turn), y + r * math.sin(turn)
    canvas.glow(sx, sy, r * 0.55, colors.paper, 0.95)


def _rock(canvas: Canvas, colors: Palette, rng: Random) -> None:
    x, y = canvas.width * rng.random(), canvas.height * rng.uniform(0.45, 0.8)
    s = canvas.height * 0.012 * rng.uniform(0.3, 2.4)
    corners = [(math.tau * i / 7, s * rng.uniform(0.6, 1.1)) for i in range(7)]
    shape = [(x + reach * math.cos(t), y + reach * math.sin(t)) for t, reach in corners]
    tone = colors.horizon.mix(colors.near, rng.uniform(0.3, 0.8))
    canvas.path(points_path(shape), canvas.linear([(0, tone.lit(0.16), 1), (0.6, tone, 1)]))


def _ship(canvas: Canvas, colors: Palette, x: float, y: float, s: float, way: int) -> None:
    back, front = (0.9, 0.0) if way < 0 else (0.0, 0.9)
    trail = canvas.linear([(0, colors.accent, back), (1, colors.accent, front)], 1, 0)
    left = x if way < 0 else x - s * 9
    canvas.rect(left, y - s * 0.1, s * 9, s * 0.2, trail, f'rx="{s * 0.1:.1f}"')
    half = ((1.6, 0.0), (-0.3, -0.42), (-0.9, -0.9), (-0.7, 0.0), (-0.9, 0.9), (-0.3, 0.42))
    hull = placed(x, y, s, *((dx * way, dy) for dx, dy in half))
    canvas.path(points_path(hull), colors.paper.hex)
