"""Lines of land: ridges, hills, blobs, as lists of points."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

from bitloot.sandbox.kinguin.art.canvas import Point


def ridge(
    rng: Random, width: float, base: float, height: float, rough: float = 0.55
) -> list[Point]:
    """A mountain line by midpoint displacement: higher `rough` is more jagged."""
    line = [rng.uniform(-1, 1), rng.uniform(-1, 1)]
    reach = 1.0
    while len(line) < 129:  # noqa: PLR2004
        grown: list[float] = []
        for left, right in pairwise(line):
            grown += [left, (left + right) / 2 + rng.uniform(-reach, reach)]
        line = [*grown, line[-1]]
        reach *= rough
    step = width / (len(line) - 1)
    return [(i * step, base - value * height / 2) for i, value in enumerate(line)]


def hills(rng: Random, width: float, base: float, height: float, waves: float = 2.0) -> list[Point]:
    """A soft line made of three sines."""
    parts = [
        (rng.uniform(0, math.tau), waves * factor * rng.uniform(0.8, 1.25), share)
        for factor, share in ((1, 0.6), (2.1, 0.28), (3.7, 0.12))
    ]
    steps = 80
    return [
        (
            width * i / steps,
            base
            - height
            * sum(
                share * math.sin(start + rate * math.tau * i / steps)
                for start, rate, share in parts
            ),
        )
        for i in range(steps + 1)
    ]


def ground_under(line: list[Point], width: float, bottom: float) -> list[Point]:
    """The area between a line and the bottom edge."""
    return [*line, (width, bottom), (0, bottom)]


def blob(rng: Random, x: float, y: float, radius: float, wobble: float = 0.2) -> list[Point]:
    """A rounded island."""
    parts = [(rng.uniform(0, math.tau), n, wobble / n) for n in (2, 3, 5)]
    points: list[Point] = []
    for i in range(48):
        turn = math.tau * i / 48
        reach = radius * (1 + sum(a * math.sin(start + n * turn) for start, n, a in parts))
        points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    return points


def height_at(line: list[Point], x: float) -> float:
    """The height of a line at x."""
    return min(line, key=lambda point: abs(point[0] - x))[1]
