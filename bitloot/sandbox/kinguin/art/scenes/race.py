"""A road into a low sun, a car ahead, speed in the air."""

from __future__ import annotations

from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, points_path, trace
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.relief import ground_under, ridge


def race(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Banded sky, sun, hills, a road in perspective, the car, streaks."""
    w, h = canvas.width, canvas.height
    line = h * rng.uniform(0.5, 0.56)
    vx = w * rng.uniform(0.38, 0.62)
    for band in range(9):
        share = band / 8
        tone = colors.top.mix(colors.middle, min(1, share * 2)).mix(
            colors.horizon, max(0, share * 2 - 1)
        )
        canvas.rect(0, line * share * 0.98 - 2, w, line * 0.14, tone.hex)
    canvas.rect(0, line * 0.98, w, h, colors.near.mix(colors.far, 0.4).hex)
    r = h * rng.uniform(0.13, 0.18)
    canvas.glow(vx, line - r * 0.25, r * 3, colors.accent, 0.7)
    sun = canvas.linear([(0, colors.paper, 1), (1, colors.accent, 1)])
    canvas.circle(vx, line - r * 0.25, r, sun)
    for depth in range(2):
        tone = colors.far.mix(colors.near, 0.25 + 0.4 * depth)
        hill = ridge(rng, w, line - h * 0.01 + depth * 8, h * (0.1 - 0.04 * depth), 0.5)
        canvas.path(points_path(ground_under(hill, w, line + 30)), tone.hex)
    _field(canvas, colors, line)
    _road(canvas, colors, vx, line)
    _posts(canvas, colors, rng, vx, line)
    _car(canvas, colors, rng, vx + (w * 0.5 - vx) * 0.62, h * 0.77, min(w * 0.17, h * 0.19))
    for _ in range(26):
        y = rng.uniform(line - h * 0.2, h)
        side = rng.choice((-1, 1))
        start = vx + side * w * rng.uniform(0.3, 0.55)
        slope = (y - line) * 0.45
        length = rng.uniform(40, 190)
        streak = trace("M", start, y, "l", side * length, slope * length / 180)
        canvas.line(streak, colors.paper.hex, rng.uniform(0.8, 2.4),
                    f'stroke-linecap="round" opacity="{rng.uniform(0.15, 0.55):.2f}"')  # fmt: skip


def _field(canvas: Canvas, colors: Palette, line: float) -> None:
    """Stripes of ground that widen towards the viewer."""
    h = canvas.height
    y, tall, dark = line, 4.0, True
    base = colors.near.mix(colors.far, 0.34)
    while y < h:
        canvas.rect(0, y, canvas.width, tall + 1, (base if dark else base.lit(0.035)).hex)
        y, tall, dark = y + tall, tall * 1.42, not dark


def _road(canvas: Canvas, colors: Palette, vx: float, line: float) -> None:
    w, h = canvas.width, canvas.height
    left, right = -w * 0.22, w * 1.22
    asphalt = canvas.linear([(0, colors.near.mix(colors.accent, 0.3), 1), (0.5, colors.near, 1)])
    canvas.path(points_path([(vx - 2, line), (vx + 2, line), (right, h), (left, h)]), asphalt)
    for edge, sign in ((left, 1), (right, -1)):
        kerb = [(vx, line), (edge + sign * w * 0.03, h), (edge + sign * w * 0.075, h)]
        canvas.path(points_path(kerb), colors.paper.hex, 'opacity="0.85"')
    share = 0.03
    while share < 1:
        tall = share * 0.32
        y1, y2 = line + (h - line) * share, line + (h - line) * min(1, share + tall)
        mid = (left + right) / 2
        x1, x2 = vx + (mid - vx) * share, vx + (mid - vx) * min(1, share + tall)
        a, b = w * 0.012 * share, w * 0.012 * (share + tall)
        dash = [(x1 - a, y1), (x1 + a, y1), (x2 + b, y2), (x2 - b, y2)]
        canvas.path(points_path(dash), colors.accent.hex)
        share += tall * 1.9


def _posts(canvas: Canvas, colors: Palette, rng: Random, vx: float, line: float) -> None:
    """Lamps or firs along both sides, growing towards the viewer."""
    w, h = canvas.width, canvas.height
    firs = rng.random() < 0.5  # noqa: PLR2004
    share = 0.05
    while share < 0.9:  # noqa: PLR2004
        y = line + (h - line) * share
        for side in (-1, 1):
            x = vx + side * (w * 0.06 + w * 1.02 * share)
            s = h * 0.34 * share + 3
            tone = colors.far.mix(colors.near, min(1.0, 0.4 + share)).hex
            if firs:
                for tier in range(3):
                    low = y - s * tier * 0.26
                    half = s * (0.27 - 0.06 * tier)
                    canvas.path(
                        points_path([(x - half, low), (x, low - s * 0.5), (x + half, low)]), tone
                    )
            else:
                arm = trace("M", x, y, "V", y - s, "h", -side * s * 0.3)
                canvas.line(arm, tone, max(1.2, s * 0.035))
                canvas.glow(x - side * s * 0.3, y - s, s * 0.28, colors.accent, 0.9)
        share *= 1.5


BODY = "M-1 .2C-1.04-.2-.7-.26 0-.26S1.04-.2 1 .2Z"  # in car sizes
CABIN = "M-.58-.2C-.42-.62 .42-.62 .58-.2Z"
GLASS = "M-.46-.22C-.34-.52 .34-.52 .46-.22Z"
RED, PINK = "#ff4a3d", "#ffd9cf"


def _car(canvas: Canvas, colors: Palette, rng: Random, x: float, y: float, s: float) -> None:
    """A low car from behind, tail lights on."""
    body = colors.accent.mix(colors.paper, rng.choice((0.0, 0.1, 0.85)))
    dark = colors.near.lit(-0.05).hex
    soft = f'rx="{s * 0.04:.1f}"'
    canvas.ellipse(x, y + s * 0.34, s * 1.12, s * 0.09, dark, 'opacity="0.6"')
    for side in (-1, 1):
        canvas.rect(x + side * s * 0.72 - s * 0.17, y + s * 0.02, s * 0.34, s * 0.34, dark, soft)
    canvas.stencil(CABIN, (x, y), s, body.lit(-0.12).hex)
    canvas.stencil(GLASS, (x, y), s, dark)
    paint = canvas.linear([(0, body.lit(0.08), 1), (1, body.lit(-0.22), 1)])
    canvas.stencil(BODY, (x, y), s, paint)
    canvas.rect(x - s * 0.92, y - s * 0.44, s * 1.84, s * 0.07, dark, soft)
    for side in (-1, 1):
        lamp = x + side * s * 0.62
        canvas.rect(lamp - s * 0.24, y - s * 0.1, s * 0.48, s * 0.075, RED, soft)
        canvas.rect(lamp - s * 0.2, y - s * 0.085, s * 0.4, s * 0.025, PINK)
    canvas.rect(x - s * 0.78, y + s * 0.1, s * 1.56, s * 0.13, dark, soft)
