"""A sigil in rings of runes: heraldry of a kingdom that never was."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, points_path, trace
from bitloot.sandbox.kinguin.art.palette import Palette


def runes(rng: Random, x: float, y: float, r: float, count: int, size: float) -> str:
    """Strokes around a circle, each a small invented letter."""
    strokes: list[str] = []
    for i in range(count):
        turn = math.tau * i / count
        ux, uy = math.cos(turn), math.sin(turn)

        def spot(a: float, b: float, ux: float = ux, uy: float = uy) -> str:
            return trace(x + ux * (r + b) - uy * a, y + uy * (r + b) + ux * a)

        strokes.append(f"M{spot(0, -size)}L{spot(0, size)}")
        for _ in range(rng.randint(1, 3)):
            at, side = rng.uniform(-0.8, 0.8) * size, rng.choice((-1, 1)) * size * 0.7
            strokes.append(f"M{spot(0, at)}L{spot(side, at + rng.choice((-0.7, 0.7)) * size)}")
    return "".join(strokes)


def sigil(rng: Random, x: float, y: float, s: float) -> str:
    """A shape of a few strokes, mirrored left and right."""
    strokes = [trace("M", x, y - s, "V", y + s)]
    nodes = [
        (0.0, -1.0),
        (0.0, 0.0),
        (0.0, 1.0),
        (0.45, -0.6),
        (0.7, 0.0),
        (0.45, 0.6),
        (0.85, -0.5),
    ]
    for _ in range(rng.randint(4, 6)):
        (ax, ay), (bx, by) = rng.sample(nodes, 2)
        strokes += [
            trace("M", x + side * ax * s, y + ay * s, "L", x + side * bx * s, y + by * s)
            for side in (-1, 1)
        ]
    return "".join(strokes)


def rune(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Rings, runes, rays and the sigil, in metal on a dark field."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.middle.lit(-0.08), 1), (0.5, colors.top, 1), (1, colors.near, 1)])
    x, y, r = w * 0.5, h * 0.4, min(w, h) * 0.37
    canvas.glow(x, y, r * 2.1, colors.accent, 0.5)
    metal = canvas.linear([(0, colors.accent.lit(0.12), 1), (0.5, colors.accent.lit(-0.14), 1),
                           (1, colors.accent.lit(0.06), 1)], 1, 1)  # fmt: skip
    rays = "".join(
        points_path([(x + r * 0.5 * math.cos(t - 0.02), y + r * 0.5 * math.sin(t - 0.02)),
                     (x + r * 2.2 * math.cos(t), y + r * 2.2 * math.sin(t)),
                     (x + r * 0.5 * math.cos(t + 0.02), y + r * 0.5 * math.sin(t + 0.02))])
        for t in (math.tau * i / 48 for i in range(48))
    )  # fmt: skip
    canvas.path(rays, colors.accent.hex, 'opacity="0.13"')
    canvas.circle(x, y, r * 1.02, colors.near.hex, 'opacity="0.72"')
    for reach, wide in ((1.02, 3.2), (0.97, 1.0), (0.76, 1.0), (0.72, 2.4)):
        canvas.circle(x, y, r * reach, "none", f'stroke="{metal}" stroke-width="{wide}"')
    count = rng.choice((20, 24, 28))
    canvas.line(runes(rng, x, y, r * 0.865, count, r * 0.05), metal, 2.4, 'stroke-linecap="round"')
    points = rng.choice((5, 6, 7, 8, 9))
    skip = 2 if points > 4 else 1  # noqa: PLR2004
    star = "".join(
        trace(
            "M",
            x + r * 0.72 * math.cos(a),
            y + r * 0.72 * math.sin(a),
            "L",
            x + r * 0.72 * math.cos(b),
            y + r * 0.72 * math.sin(b),
        )
        for a, b in (
            (math.tau * i / points - math.pi / 2, math.tau * (i + skip) / points - math.pi / 2)
            for i in range(points)
        )
    )
    canvas.line(star, metal, 1.6, 'opacity="0.6"')
    canvas.circle(x, y, r * 0.44, colors.top.lit(0.02).hex)
    canvas.circle(x, y, r * 0.44, "none", f'stroke="{metal}" stroke-width="2.4"')
    mark = sigil(rng, x, y, r * 0.3)
    canvas.line(mark, colors.near.hex, r * 0.075, 'stroke-linecap="round" stroke-linejoin="round"')
    canvas.line(mark, metal, r * 0.042, 'stroke-linecap="round" stroke-linejoin="round"')
    for i in range(count * 2):
        t = math.tau * i / (count * 2)
        canvas.circle(x + r * 1.08 * math.cos(t), y + r * 1.08 * math.sin(t), 1.5, metal)
    for _ in range(60):
        ex, ey = w * rng.random(), h * rng.random()
        canvas.circle(
            ex,
            ey,
            rng.uniform(0.6, 2.2),
            colors.accent.hex,
            f'opacity="{rng.uniform(0.1, 0.7):.2f}"',
        )
