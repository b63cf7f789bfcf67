"""Prepaid cards and passes: a card in the light, patterned by its brand."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, smooth_path, trace
from bitloot.sandbox.kinguin.art.color import Color, lch
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.relief import blob


def backdrop(canvas: Canvas, colors: Palette, rng: Random) -> tuple[Color, Color]:
    """A calm field in the brand's color; returns the card's two tones."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.top.lit(-0.04), 1), (1, colors.top.lit(-0.12), 1)], 0.4, 1)
    canvas.glow(w * 0.5, h * 0.42, h * 0.52, colors.middle, 0.8)
    for _ in range(3):
        canvas.glow(w * rng.random(), h * rng.random(), h * 0.3, colors.accent, 0.16)
    return colors.middle, colors.accent


def card(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """A tilted gift card with a mesh of color, a pattern and a mark."""
    w, h = canvas.width, canvas.height
    first, second = backdrop(canvas, colors, rng)
    cw = min(w * 0.84, h * 0.95)
    ch = cw * 0.63
    x, y = (w - cw) / 2, h * 0.36 - ch / 2
    tilt = rng.uniform(-9, -5)
    canvas.begin(f'transform="rotate({tilt:.1f} {w / 2:.1f} {h * 0.36:.1f})"')
    canvas.rect(
        x + 10,
        y + 26,
        cw - 20,
        ch,
        lch(0.08, 0.02, 270).hex,
        f'rx="{cw * 0.06:.1f}" opacity="0.45"',
    )
    rounded = f'x="{x:.1f}" y="{y:.1f}" width="{cw:.1f}" height="{ch:.1f}" rx="{cw * 0.055:.1f}"'
    canvas.begin(canvas.clip(f"<rect {rounded}/>"))
    canvas.rect(x, y, cw, ch, canvas.linear([(0, first.lit(0.1), 1), (1, second, 1)], 1, 0.8))
    for _ in range(3):
        shape = blob(
            rng, x + cw * rng.random(), y + ch * rng.random(), ch * rng.uniform(0.4, 0.7), 0.35
        )
        tint = rng.choice((colors.horizon, second.lit(0.08), first.lit(-0.08)))
        canvas.path(smooth_path(shape), canvas.linear([(0, tint, 0.75), (1, tint, 0.05)], 1, 1))
    rng.choice((_rings, _bars, _dots, _facets))(canvas, rng, (x, y, cw, ch))
    canvas.end()
    _emblem(canvas, rng, x + cw * 0.15, y + ch * 0.24, ch * 0.13)
    chip = f'rx="6" opacity="0.9" stroke="{lch(0.7, 0.1, 80).hex}"'
    canvas.rect(x + cw * 0.08, y + ch * 0.7, cw * 0.13, ch * 0.15, lch(0.87, 0.09, 88).hex, chip)
    canvas.raw(
        f'<rect {rounded} fill="none" stroke="#ffffff" stroke-opacity="0.35" stroke-width="1.5"/>'
    )
    canvas.end()


def _emblem(canvas: Canvas, rng: Random, x: float, y: float, s: float) -> None:
    """The brand's sign: a few petals or a ring."""
    count = rng.choice((3, 4, 6, 8))
    for i in range(count):
        turn = 360 * i / count
        place = f'transform="rotate({turn:.0f} {x:.1f} {y:.1f})" opacity="0.82"'
        canvas.ellipse(x, y - s * 0.5, s * 0.3, s * 0.5, "#ffffff", place)


def _rings(canvas: Canvas, rng: Random, box: tuple[float, float, float, float]) -> None:
    x, y, w, h = box
    cx, cy = x + w * rng.uniform(0.6, 0.95), y + h * rng.uniform(0.1, 0.9)
    for step in range(9):
        canvas.circle(
            cx,
            cy,
            h * (0.14 + step * 0.11),
            "none",
            'stroke="#ffffff" stroke-width="2" opacity="0.3"',
        )


def _bars(canvas: Canvas, rng: Random, box: tuple[float, float, float, float]) -> None:
    x, y, w, h = box
    for step in range(11):
        tall = h * rng.uniform(0.15, 0.95)
        canvas.rect(
            x + w * (0.34 + step * 0.062),
            y + h - tall,
            w * 0.034,
            tall,
            "#ffffff",
            'rx="5" opacity="0.22"',
        )


def _dots(canvas: Canvas, rng: Random, box: tuple[float, float, float, float]) -> None:
    x, y, w, h = box
    phase = rng.uniform(0, math.tau)
    for i in range(17):
        for j in range(9):
            r = 5.2 * abs(math.sin(phase + i * 0.32 + j * 0.24))
            canvas.circle(
                x + w * (i + 0.5) / 17, y + h * (j + 0.5) / 9, r, "#ffffff", 'opacity="0.4"'
            )


def _facets(canvas: Canvas, rng: Random, box: tuple[float, float, float, float]) -> None:
    x, y, w, h = box
    for _ in range(14):
        px, s = x + w * rng.uniform(0.3, 1.05), h * rng.uniform(0.15, 0.5)
        py = y + h * rng.random()
        gem = trace(
            "M", px, py - s, "L", px + s * 0.5, py, "L", px, py + s, "L", px - s * 0.5, py, "Z"
        )
        canvas.path(gem, "#ffffff", f'opacity="{rng.uniform(0.06, 0.26):.2f}"')


def ribbon(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """A pass: bands of light that turn into each other."""
    w, h = canvas.width, canvas.height
    first, second = backdrop(canvas, colors, rng)
    phase = rng.uniform(0, math.tau)
    twist, lines = rng.uniform(1.0, 1.9), 34
    for line in range(lines):
        share = line / (lines - 1)
        points = []
        for i in range(41):
            t = i / 40
            sway = math.sin(phase + t * math.tau * twist * 0.5)
            spread = (share - 0.5) * h * 0.34 * math.cos(phase * 0.7 + t * math.tau * twist * 0.5)
            points.append((w * (t * 1.2 - 0.1), h * 0.4 + sway * h * 0.12 + spread))
        d = "M" + "L".join(trace(px, py) for px, py in points)
        tone = first.lit(0.12).mix(second.lit(0.06), share)
        canvas.line(d, tone.hex, 2.6, f'opacity="{0.35 + 0.6 * abs(share - 0.5):.2f}"')
