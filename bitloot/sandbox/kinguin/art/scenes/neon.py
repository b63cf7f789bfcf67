"""A wet street between lit towers."""

from __future__ import annotations

from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, placed, points_path, trace
from bitloot.sandbox.kinguin.art.color import Color
from bitloot.sandbox.kinguin.art.palette import Palette


def tower(
    canvas: Canvas,
    rng: Random,
    box: tuple[float, float, float, float],
    face: Color,
    lights: tuple[Color, ...],
    share: float,
) -> None:
    """A block (x, y, width, height) with a grid of windows, `share` of them lit."""
    x, y, w, h = box
    canvas.rect(x, y, w, h, canvas.linear([(0, face.lit(0.05), 1), (1, face, 1)]))
    step = max(7.0, w / 9)
    panes: dict[str, list[str]] = {}
    row = y + step
    while row < y + h - step:
        column = x + step * 0.6
        while column < x + w - step * 0.8:
            if rng.random() < share:
                tint = rng.choice(lights).hex
                panes.setdefault(tint, []).append(
                    trace(
                        "M", column, row, "h", step * 0.5, "v", step * 0.34, "h", -step * 0.5, "z"
                    )
                )
            column += step
        row += step * 0.95
    for tint, shapes in panes.items():
        canvas.path("".join(shapes), tint, f'opacity="{rng.uniform(0.5, 0.9):.2f}"')


def sign(canvas: Canvas, rng: Random, x: float, y: float, h: float, tint: Color) -> None:
    """A vertical neon sign of invented strokes, with its light."""
    canvas.glow(x, y + h / 2, h * 0.9, tint, 0.5)
    w = h * 0.2
    canvas.rect(x - w / 2, y, w, h, tint.lit(-0.55).hex, f'rx="{w * 0.2:.1f}" opacity="0.9"')
    outline = f'rx="{w * 0.2:.1f}" stroke="{tint.hex}" stroke-width="2"'
    canvas.rect(x - w / 2, y, w, h, "none", outline)
    cell = w * 0.62
    top = y + cell * 0.5
    strokes: list[str] = []
    while top + cell < y + h:
        for _ in range(rng.randint(2, 4)):
            kind = rng.random()
            a, b = rng.uniform(0, 0.5) * cell, rng.uniform(0.5, 1) * cell
            left = x - cell / 2
            if kind < 0.5:  # noqa: PLR2004
                strokes.append(trace("M", left + a, top + b, "H", left + cell))
            else:
                strokes.append(trace("M", left + b, top + a, "V", top + cell))
        top += cell * 1.45
    canvas.line("".join(strokes), tint.mix(Color(1, 0, 0), 0.45).hex, max(1.6, w * 0.07),
                'stroke-linecap="round"')  # fmt: skip


def neon(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Far skyline, haze, near towers with signs, and their light on the wet street."""
    w, h = canvas.width, canvas.height
    second = colors.horizon.lit(0.3)
    lights = (colors.accent, second, colors.paper)
    street = h * 0.74
    dawn = colors.accent.mix(colors.horizon, 0.45)
    canvas.ground([(0, colors.top, 1), (0.38, colors.middle.lit(0.06), 1), (0.74, dawn, 1)])
    canvas.glow(w * 0.5, h * 0.62, h * 0.55, colors.accent, 0.5)
    _halo(canvas, rng, w * rng.uniform(0.42, 0.58), h * 0.36, h * rng.uniform(0.13, 0.19), colors)
    for depth in range(3):
        share = depth / 2
        face = colors.horizon.mix(colors.near, 0.12 + 0.66 * share)
        x = -10.0
        while x < w:
            broad = w * rng.uniform(0.07, 0.13) * (1 + 0.7 * depth)
            middle = abs((x + broad / 2) / w - 0.5) * 2
            top = street - h * rng.uniform(0.16, 0.34) * (0.45 + middle * (0.75 + 0.5 * depth))
            if depth < 2 or middle > 0.42:  # noqa: PLR2004
                tower(canvas, rng, (x, top, broad, street - top), face, lights, 0.3 + 0.1 * share)
            x += broad + w * 0.006
        haze = [(0.0, colors.accent, 0.0), (1.0, colors.accent.mix(colors.horizon, 0.5), 0.3)]
        canvas.rect(0, h * 0.4, w, street - h * 0.4, canvas.linear(haze))
    for side in (0.0, 1.0):
        broad = w * rng.uniform(0.17, 0.23)
        top = h * rng.uniform(0.02, 0.14)
        left = 0.0 if side == 0 else w - broad
        tower(canvas, rng, (left, top, broad, street - top), colors.near.lit(0.03), lights, 0.34)
        sx = broad * 1.05 if side == 0 else w - broad * 1.05
        sign(canvas, rng, sx, h * rng.uniform(0.3, 0.42), h * rng.uniform(0.2, 0.27), colors.accent)
        sx = broad * 0.45 if side == 0 else w - broad * 0.45
        sign(canvas, rng, sx, h * rng.uniform(0.12, 0.22), h * rng.uniform(0.12, 0.18), second)
    _street(canvas, colors, rng, street, (colors.accent, second))


def _halo(canvas: Canvas, rng: Random, x: float, y: float, r: float, colors: Palette) -> None:
    """A projected disc above the street: a moon for sale, cut by scan lines."""
    canvas.glow(x, y, r * 2.2, colors.accent, 0.55)
    tint = canvas.linear([(0, colors.paper, 0.95), (1, colors.accent, 0.9)])
    canvas.begin(canvas.clip(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>'))
    at = y - r
    while at < y + r:
        tall = r * rng.uniform(0.05, 0.16)
        canvas.rect(x - r, at, r * 2, tall, tint)
        at += tall + r * 0.025 * (1 + 2 * max(0.0, (at - y) / r))
    canvas.end()
    canvas.circle(x, y, r * 1.12, "none", f'stroke="{colors.accent.hex}" stroke-width="1.6"')
    dashes = f'stroke="{colors.paper.hex}" stroke-width="5" stroke-dasharray="2 9" opacity="0.5"'
    canvas.circle(x, y, r * 1.22, "none", dashes)


def _street(
    canvas: Canvas, colors: Palette, rng: Random, y: float, lights: tuple[Color, ...]
) -> None:
    w, h = canvas.width, canvas.height
    canvas.rect(0, y, w, h - y, canvas.linear([(0, colors.middle, 1), (0.5, colors.near, 1)]))
    for _ in range(46):
        x, broad = rng.uniform(0, w), rng.uniform(8, 70)
        at = y + (h - y) * rng.random() ** 1.6
        tint = rng.choice(lights)
        canvas.rect(x, at, broad, rng.uniform(1, 3.4), tint.hex,
                    f'rx="1.5" opacity="{rng.uniform(0.15, 0.6):.2f}"')  # fmt: skip
    s = h * 0.052
    x, foot = w * rng.uniform(0.44, 0.56), y + (h - y) * 0.16
    dark = colors.near.lit(-0.04).hex
    canvas.circle(x, foot - s * 1.95, s * 0.21, dark)
    right = ((0.26, -1.7), (0.44, -0.4), (0.16, 0.0), (0.0, -0.55))
    left = tuple((-dx, dy) for dx, dy in reversed(right))
    coat = placed(x, foot, s, *right, *left)
    canvas.path(points_path(coat), dark)
    for _ in range(60):
        x, top, tall = rng.uniform(0, w), rng.uniform(-40, h), rng.uniform(14, 44)
        canvas.line(trace("M", x, top, "l-3", tall), colors.paper.hex, 0.8, 'opacity="0.16"')
