"""A planet with rings and moons, its orbits drawn as on a chart."""

from __future__ import annotations

import math
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, trace
from bitloot.sandbox.kinguin.art.color import Color, lch
from bitloot.sandbox.kinguin.art.palette import Palette


def stars(canvas: Canvas, colors: Palette, rng: Random, count: int) -> None:
    """Stars of four sizes, a few with a cross of light."""
    for _ in range(count):
        x, y = rng.uniform(0, canvas.width), rng.uniform(0, canvas.height)
        size = rng.choice((0.8, 1.1, 1.5, 2.3))
        canvas.circle(x, y, size, colors.paper.hex, f'opacity="{rng.uniform(0.25, 0.95):.2f}"')
    for _ in range(4):
        x, y, s = (
            rng.uniform(0, canvas.width),
            rng.uniform(0, canvas.height * 0.7),
            rng.uniform(5, 11),
        )
        cross = trace("M", x - s, y, "h", 2 * s, "M", x, y - s, "v", 2 * s)
        canvas.line(cross, colors.paper.hex, 0.9, 'opacity="0.8"')


def planet(
    canvas: Canvas, rng: Random, body: Color, shade: Color, x: float, y: float, r: float
) -> None:
    """A lit sphere with bands of weather."""
    clip = canvas.clip(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>')
    canvas.begin(clip)
    fill = canvas.linear([(0, body.lit(0.12), 1), (0.5, body, 1), (1, body.mix(shade, 0.5), 1)])
    canvas.circle(x, y, r, fill)
    turn = rng.uniform(-25, 25)
    canvas.begin(f'transform="rotate({turn:.0f} {x:.1f} {y:.1f})"')
    at = y - r
    while at < y + r:
        tall = r * rng.uniform(0.04, 0.2)
        tone = body.lit(rng.uniform(-0.1, 0.1)).mix(shade, rng.uniform(0, 0.3))
        bend = r * rng.uniform(-0.06, 0.06)
        band = trace(
            "M",
            x - r,
            at,
            "Q",
            x,
            at + bend,
            x + r,
            at,
            "v",
            tall,
            "Q",
            x,
            at + tall - bend,
            x - r,
            at + tall,
            "Z",
        )
        canvas.path(band, tone.hex, f'opacity="{rng.uniform(0.25, 0.6):.2f}"')
        at += tall * rng.uniform(1.1, 2.0)
    canvas.end()
    night = canvas.radial([(0, shade, 0), (0.62, shade, 0.05), (1, shade, 0.96)], 0.5, 0.5)
    canvas.circle(x - r * 0.42, y - r * 0.42, r * 1.75, night)
    canvas.end()


def orbit(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """Nebula, stars, orbits, the great planet, its ring and small moons."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.top, 1), (0.6, colors.middle, 1), (1, colors.near, 1)], 0.4, 1)
    for _ in range(5):
        tint = rng.choice((colors.horizon, colors.accent, colors.far))
        canvas.glow(w * rng.random(), h * rng.random(), h * rng.uniform(0.25, 0.5), tint, 0.34)
    stars(canvas, colors, rng, 170)
    x, y = w * rng.choice((0.3, 0.5, 0.72)), h * rng.uniform(0.36, 0.46)
    r = min(w, h) * rng.uniform(0.24, 0.36)
    tilt = rng.uniform(-32, 32)
    line = colors.paper.hex
    canvas.begin(f'transform="rotate({tilt:.0f} {x:.1f} {y:.1f})"')
    for step in range(5):
        reach = r * (1.55 + step * 0.42)
        dash = "" if step % 2 else 'stroke-dasharray="2 7"'
        ring = f'stroke="{line}" stroke-width="{1.2 if step % 2 else 0.7}" {dash}'
        canvas.ellipse(
            x, y, reach, reach * 0.34, "none", f'{ring} opacity="{0.5 - step * 0.07:.2f}"'
        )
    canvas.end()
    canvas.glow(x - r * 0.4, y - r * 0.4, r * 2.1, colors.accent, 0.38)
    ringed = rng.random() < 0.6  # noqa: PLR2004
    if ringed:
        _ring(canvas, colors, x, y, r, tilt, sweep=1)
    body = lch(rng.uniform(0.6, 0.76), 0.125, rng.randint(0, 359)).mix(colors.accent, 0.3)
    planet(canvas, rng, body, colors.near, x, y, r)
    if ringed:
        _ring(canvas, colors, x, y, r, tilt, sweep=0)
    for number in range(rng.randint(2, 4)):
        turn, reach = rng.uniform(0, math.tau), r * (1.55 + number * 0.42)
        mx, my = reach * math.cos(turn), reach * 0.34 * math.sin(turn)
        c, s = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
        moon = r * rng.uniform(0.05, 0.13)
        tint = colors.paper.mix(colors.far, rng.uniform(0.2, 0.7))
        planet(canvas, rng, tint, colors.near, x + mx * c - my * s, y + mx * s + my * c, moon)


def _ring(
    canvas: Canvas, colors: Palette, x: float, y: float, r: float, tilt: float, *, sweep: int
) -> None:
    """Half of a ring: sweep 1 is the far half, drawn first, 0 the near one."""
    canvas.begin(f'transform="rotate({tilt:.0f} {x:.1f} {y:.1f})"')
    for reach, wide, opacity in ((1.32, 0.09, 0.85), (1.46, 0.045, 0.6), (1.56, 0.02, 0.8)):
        rx, ry = r * reach, r * reach * 0.34
        half = f"M{x - rx:.1f} {y:.1f}A{rx:.1f} {ry:.1f} 0 0 {sweep} {x + rx:.1f} {y:.1f}"
        canvas.line(
            half, colors.paper.mix(colors.accent, 0.45).hex, r * wide, f'opacity="{opacity}"'
        )
    canvas.end()
