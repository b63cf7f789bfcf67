"""Software: a clean field and one large mark."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, placed, points_path, smooth_path, trace
from bitloot.sandbox.kinguin.art.color import Color, lch
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.relief import blob


def mark(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Soft folds of light behind a mark made of one repeated shape."""
    w, h = canvas.width, canvas.height
    hue = math.degrees(math.atan2(colors.top.b, colors.top.a))
    deep, mid, light = lch(0.33, 0.12, hue), lch(0.58, 0.17, hue + 12), lch(0.82, 0.12, hue + 40)
    dark = rng.random() < 0.5  # noqa: PLR2004
    if dark:
        canvas.ground([(0, deep, 1), (1, deep.lit(-0.15), 1)], 0.5, 1)
    else:
        canvas.ground([(0, lch(0.985, 0.01, hue), 1), (1, lch(0.91, 0.035, hue), 1)], 0.5, 1)
    for step in range(4):
        fold = blob(rng, w * rng.uniform(0.1, 0.9), h * (0.1 + 0.25 * step), h * 0.34, 0.3)
        tint = mid if dark else light
        canvas.path(smooth_path(fold), canvas.linear([(0, tint, 0.22), (1, tint, 0.0)], 1, 1))
    x, y, s = w * 0.5, h * 0.37, min(w, h) * 0.26
    canvas.glow(x, y + s * 0.4, s * 1.9, mid, 0.4)
    makers = (_petals, _steps, _arcs, _weave)
    rng.choice(makers)(canvas, rng, x, y, s, (deep.lit(0.12), mid, light))


def _petals(
    canvas: Canvas, rng: Random, x: float, y: float, s: float, tones: tuple[Color, ...]
) -> None:
    count = rng.choice((3, 4, 5, 6))
    for i in range(count):
        tone = tones[1].mix(tones[2], i / count)
        fill = canvas.linear([(0, tone.lit(0.08), 0.95), (1, tones[1], 0.75)], 1, 1)
        turn = 360 * i / count
        place = f'transform="rotate({turn:.0f} {x:.1f} {y:.1f})" rx="{s * 0.34:.1f}"'
        canvas.rect(x - s * 0.34, y - s, s * 0.68, s * 1.06, fill, place)
    canvas.circle(x, y, s * 0.2, "#ffffff", 'opacity="0.92"')


def _steps(
    canvas: Canvas, rng: Random, x: float, y: float, s: float, tones: tuple[Color, ...]
) -> None:
    shift = rng.choice((0.26, 0.34))
    for i in range(3):
        move = (i - 1) * s * shift
        fill = canvas.linear([(0, tones[i].lit(0.06), 1), (1, tones[i].lit(-0.08), 1)], 1, 1)
        canvas.rect(x - s * 0.68 + move, y - s * 0.68 + move, s * 1.36, s * 1.36, fill,
                    f'rx="{s * 0.3:.1f}" opacity="{0.95 - 0.12 * i:.2f}"')  # fmt: skip
    tick = placed(x, y, s, (-0.18, 0.22), (0.06, 0.48), (0.56, -0.08))
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    canvas.line(points_path(tick, closed=False), "#ffffff", s * 0.14, ends)


def _arcs(
    canvas: Canvas, rng: Random, x: float, y: float, s: float, tones: tuple[Color, ...]
) -> None:
    start = rng.uniform(0, math.tau)
    for i in range(4):
        r = s * (1 - 0.22 * i)
        a, b = start + i * 0.7, start + i * 0.7 + math.tau * 0.72
        arc = trace(
            "M",
            x + r * math.cos(a),
            y + r * math.sin(a),
            "A",
            r,
            r,
            "0 1 1",
            x + r * math.cos(b),
            y + r * math.sin(b),
        )
        canvas.line(arc, tones[1].mix(tones[2], i / 3).hex, s * 0.14, 'stroke-linecap="round"')
    canvas.circle(x, y, s * 0.14, tones[2].hex)


def _weave(
    canvas: Canvas, rng: Random, x: float, y: float, s: float, tones: tuple[Color, ...]
) -> None:
    outline = ((0.0, -1.05), (0.86, -0.7), (0.8, 0.3), (0.0, 1.1), (-0.8, 0.3), (-0.86, -0.7))
    shield = placed(x, y, s, *outline)
    bright = tones[1].lit(0.1)
    edge = f'stroke="{bright.hex}" stroke-width="{s * 0.12:.1f}" stroke-linejoin="round"'
    canvas.path(points_path(shield), canvas.linear([(0, bright, 1), (1, tones[0], 1)], 1, 1), edge)
    half = [shield[0], shield[1], shield[2], shield[3]]
    canvas.path(points_path(half), tones[2].hex, 'opacity="0.35"')
    steps = rng.randint(2, 3)
    for i in range(steps):
        r = s * (0.22 + 0.18 * i)
        canvas.line(trace("M", x - r, y + s * 0.1, "A", r, r, "0 0 1", x + r, y + s * 0.1),
                    "#ffffff", s * 0.085, 'stroke-linecap="round"')  # fmt: skip
    canvas.circle(x, y + s * 0.16, s * 0.09, "#ffffff")
