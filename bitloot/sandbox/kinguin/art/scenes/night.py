"""A wood at night: trunks in fog, one lit window, crows."""

from __future__ import annotations

from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, points_path, trace
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.art.relief import ground_under, height_at, hills
from bitloot.sandbox.kinguin.art.scenes.land import birds


def house(canvas: Canvas, rng: Random, colors: Palette, x: float, y: float, s: float) -> None:
    """A crooked house with one warm window."""
    dark = colors.near.mix(colors.horizon, 0.12).hex
    body = [(x - s, y), (x - s * 0.94, y - s * 1.5), (x + s * 0.9, y - s * 1.42), (x + s, y)]
    roof = [(x - s * 1.25, y - s * 1.4), (x - s * 0.1, y - s * 2.5), (x + s * 1.2, y - s * 1.3)]
    chimney = [(x + s * 0.4, y - s * 1.8), (x + s * 0.4, y - s * 2.7), (x + s * 0.66, y - s * 2.7),
               (x + s * 0.66, y - s * 1.6)]  # fmt: skip
    for shape in (body, roof, chimney):
        canvas.path(points_path(shape), dark)
    wx, wy = x + s * rng.choice((-0.45, 0.3)), y - s * 1.02
    canvas.glow(wx, wy, s * 2.6, colors.accent, 0.75)
    canvas.rect(wx - s * 0.17, wy - s * 0.25, s * 0.34, s * 0.5, colors.accent.lit(0.06).hex)
    canvas.line(
        trace("M", wx, wy - s * 0.25, "v", s * 0.5, "M", wx - s * 0.17, wy, "h", s * 0.34),
        dark, s * 0.04,
    )  # fmt: skip


def trunk(canvas: Canvas, rng: Random, x: float, wide: float, color: str) -> None:
    """A bare tree through the whole picture, with forked branches."""
    h = canvas.height
    lean = rng.uniform(-0.06, 0.06) * h
    shape = [(x - wide / 2, h), (x - wide * 0.28 + lean, -10), (x + wide * 0.28 + lean, -10),
             (x + wide * 0.6, h)]  # fmt: skip
    canvas.path(points_path(shape), color)
    for _ in range(rng.randint(2, 5)):
        y = h * rng.uniform(0.05, 0.55)
        side = rng.choice((-1, 1))
        bx = x + lean * (1 - y / h)
        reach = side * wide * rng.uniform(2.5, 6)
        branch = trace(
            "M",
            bx,
            y,
            "q",
            reach * 0.5,
            -h * 0.01,
            reach,
            -h * 0.07,
            "M",
            bx + reach * 0.55,
            y - h * 0.022,
            "q",
            reach * 0.2,
            h * 0.01,
            reach * 0.5,
            h * 0.012,
        )
        canvas.line(branch, color, max(1.4, wide * 0.16), 'stroke-linecap="round"')


def night(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """The moon, four depths of trunks with fog between, and the house."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.top, 1), (0.6, colors.horizon, 1), (1, colors.near, 1)])
    x, y, r = w * rng.uniform(0.3, 0.7), h * rng.uniform(0.27, 0.36), h * rng.uniform(0.09, 0.13)
    moon = colors.paper.mix(colors.accent, 0.25)
    canvas.glow(x, y, r * 4.4, moon.mix(colors.horizon, 0.4), 0.7)
    canvas.circle(x, y, r, moon.hex, 'opacity="0.93"')
    canvas.circle(x - r * 0.3, y - r * 0.2, r * 0.2, moon.lit(-0.06).hex, 'opacity="0.6"')
    canvas.circle(x + r * 0.35, y + r * 0.3, r * 0.28, moon.lit(-0.05).hex, 'opacity="0.5"')
    birds(canvas, rng, colors.near.hex, x, y + r * 0.3)
    for depth in range(4):
        share = depth / 3
        tone = colors.horizon.lit(0.08).mix(colors.near, 0.12 + 0.88 * share).hex
        count = (11, 8, 5, 2)[depth]
        for number in range(count):
            if depth == 3:  # noqa: PLR2004
                tx = w * (rng.uniform(-0.02, 0.1) if number else rng.uniform(0.9, 1.02))
            else:
                tx = w * (number + rng.uniform(0.1, 0.9)) / count
            trunk(canvas, rng, tx, w * (0.008 + 0.018 * depth) * rng.uniform(0.7, 1.3), tone)
        if depth == 1:
            hx, hy = w * rng.uniform(0.36, 0.64), h * 0.67
            mound = hills(rng, w, hy + h * 0.01, h * 0.012, 1.0)
            soil = colors.horizon.mix(colors.near, 0.55)
            fade = canvas.linear([(0, soil, 1), (0.5, colors.near, 1)])
            house(canvas, rng, colors, hx, height_at(mound, hx) + h * 0.008, h * 0.062)
            canvas.path(points_path(ground_under(mound, w, h)), fade)
        fog = colors.horizon.mix(colors.paper, 0.12)
        stops = [(0.0, fog, 0.0), (0.8, fog, 0.34 * (1 - share)), (1.0, fog, 0.05)]
        canvas.rect(0, h * 0.5, w, h * 0.36, canvas.linear(stops))
    ground = [(0.0, colors.near, 0.0), (0.4, colors.near, 0.85), (1.0, colors.near, 1.0)]
    canvas.rect(0, h * 0.72, w, h * 0.28, canvas.linear(ground))
