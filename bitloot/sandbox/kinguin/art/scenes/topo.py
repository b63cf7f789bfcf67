"""A map of nowhere: contour bands, a dotted path, a north arrow."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import (
    Canvas,
    Point,
    placed,
    points_path,
    smooth_path,
)
from bitloot.sandbox.kinguin.art.palette import Palette


def contours(rng: Random, x: float, y: float, reach: float, count: int) -> list[list[Point]]:
    """Closed lines around a summit, each inside the one before, drifting as they rise."""
    waves = [(rng.uniform(0, math.tau), n, rng.uniform(0.1, 0.2) / n**0.6) for n in (2, 3, 4, 6)]
    drift = (rng.uniform(-0.22, 0.22) * reach, rng.uniform(-0.22, 0.22) * reach)
    lines: list[list[Point]] = []
    for level in range(count):
        share = level / count
        points: list[Point] = []
        for i in range(64):
            turn = math.tau * i / 64
            wobble = sum(a * math.sin(start + n * turn + share * 1.8) for start, n, a in waves)
            r = reach * (1 - share) ** 0.9 * (1 + wobble)
            points.append(
                (
                    x + drift[0] * share + r * math.cos(turn),
                    y + drift[1] * share + r * math.sin(turn),
                )
            )
        lines.append(points)
    return lines


def topo(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Two or three summits in bands from lowland to snow, under a fine grid."""
    w, h = canvas.width, canvas.height
    low, high = colors.top, colors.horizon
    canvas.ground([(0, low.lit(-0.06), 1), (1, low.mix(colors.near, 0.25), 1)], 0.6, 1)
    bands = 11
    summits = [
        (w * rng.uniform(0.1, 0.35), h * rng.uniform(0.2, 0.4), h * rng.uniform(0.3, 0.4)),
        (w * rng.uniform(0.6, 0.95), h * rng.uniform(0.4, 0.62), h * rng.uniform(0.34, 0.46)),
        (w * rng.uniform(0.1, 0.5), h * rng.uniform(0.82, 1.0), h * rng.uniform(0.22, 0.34)),
    ]
    stacks = [contours(rng, x, y, reach, bands) for x, y, reach in summits]
    warm = colors.accent
    for level in range(bands):
        share = level / (bands - 1)
        tone = low.mix(colors.middle, min(1, share * 2)).mix(high, max(0, share * 2 - 1))
        tone = tone.mix(warm, 0.75 if level == bands - 2 else 0)
        for stack in stacks:
            edge = f'stroke="{tone.lit(-0.09).hex}" stroke-width="1.1"'
            canvas.path(smooth_path(stack[level]), tone.hex, edge)
    grid = "".join(f"M{w * i / 8:.1f} 0V{h}" for i in range(1, 8))
    grid += "".join(f"M0 {h * i / 10:.1f}H{w}" for i in range(1, 10))
    canvas.line(grid, colors.ink.hex, 0.7, 'opacity="0.12"')
    _path(canvas, colors, rng, summits[0], summits[1])
    x, y, s = w * 0.9, h * 0.1, h * 0.03
    arrow = placed(x, y, s, (0, 1), (0, -1), (-0.4, -0.4), (0, -1), (0.4, -0.4))
    canvas.line(points_path(arrow, closed=False), colors.paper.hex, 2.2)


def _path(
    canvas: Canvas, colors: Palette, rng: Random,
    start: tuple[float, float, float], end: tuple[float, float, float],
) -> None:  # fmt: skip
    w, h = canvas.width, canvas.height
    sx, sy, ex, ey = start[0] + w * 0.06, start[1], end[0] - w * 0.04, end[1]
    bend = f"C{w * rng.uniform(0.5, 0.9):.0f} {sy:.0f} {w * rng.uniform(0.1, 0.45):.0f} {ey:.0f}"
    d = f"M{sx:.1f} {sy:.1f}{bend} {ex:.1f} {ey:.1f}"
    canvas.line(d, colors.paper.hex, 3.6, 'stroke-dasharray="1 11" stroke-linecap="round"')
    canvas.circle(sx, sy, h * 0.012, colors.paper.hex)
    canvas.circle(ex, ey, h * 0.02, "none", f'stroke="{colors.accent.hex}" stroke-width="4"')
    canvas.circle(ex, ey, h * 0.009, colors.accent.hex)
