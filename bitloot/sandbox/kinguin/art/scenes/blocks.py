"""A small town in isometric view."""

from __future__ import annotations

from random import Random

from bitloot.sandbox.kinguin.art.canvas import Canvas, points_path
from bitloot.sandbox.kinguin.art.color import Color
from bitloot.sandbox.kinguin.art.palette import Palette


class Town:
    """Draws boxes on a lattice whose cells are `unit` wide."""

    def __init__(self, canvas: Canvas, x: float, y: float, unit: float) -> None:
        self._canvas = canvas
        self._x, self._y, self._unit = x, y, unit

    def spot(self, i: float, j: float, z: float = 0) -> tuple[float, float]:
        """Where a point of the lattice lies in the picture."""
        u = self._unit
        return self._x + (i - j) * u * 0.866, self._y + (i + j) * u * 0.5 - z * u

    def box(
        self, i: float, j: float, size: tuple[float, float, float], tone: Color, z: float = 0
    ) -> None:
        """A box of (along i, along j, height) with three shades."""
        a, b, tall = size
        top = [
            self.spot(i, j, z + tall),
            self.spot(i + a, j, z + tall),
            self.spot(i + a, j + b, z + tall),
            self.spot(i, j + b, z + tall),
        ]
        left = [
            self.spot(i, j + b, z + tall),
            self.spot(i + a, j + b, z + tall),
            self.spot(i + a, j + b, z),
            self.spot(i, j + b, z),
        ]
        right = [self.spot(i + a, j, z + tall), self.spot(i + a, j + b, z + tall),
                 self.spot(i + a, j + b, z), self.spot(i + a, j, z)]  # fmt: skip
        self._canvas.path(points_path(left), tone.lit(-0.13).hex)
        self._canvas.path(points_path(right), tone.lit(-0.26).hex)
        self._canvas.path(points_path(top), tone.hex)

    def windows(self, i: float, j: float, size: tuple[float, float, float], tone: str) -> None:
        """Windows on both visible faces."""
        a, b, tall = size
        rows = int(tall / 0.42)
        panes: list[str] = []
        for row in range(rows):
            z = 0.2 + row * 0.42
            for n in range(3):
                at = (n + 0.5) * 0.3 + 0.05
                panes.append(self._pane((i + at * a, j + b), (0.07, 0), z))
                panes.append(self._pane((i + a, j + at * b), (0, 0.07), z))
        self._canvas.path("".join(panes), tone, 'opacity="0.75"')

    def _pane(self, at: tuple[float, float], half: tuple[float, float], z: float) -> str:
        (i, j), (di, dj) = at, half
        low = [self.spot(i - di, j - dj, z), self.spot(i + di, j + dj, z)]
        high = [self.spot(i + di, j + dj, z + 0.2), self.spot(i - di, j - dj, z + 0.2)]
        return points_path([*low, *high])

    def tree(self, i: float, j: float, tone: Color) -> None:
        """A round tree."""
        x, y = self.spot(i, j, 0.42)
        r = self._unit * 0.2
        self._canvas.circle(x, y, r, tone.lit(-0.1).hex)
        self._canvas.circle(x - r * 0.2, y - r * 0.25, r * 0.72, tone.hex)


def blocks(canvas: Canvas, colors: Palette, rng: Random) -> None:
    """A floating tile of land with streets, houses, towers, trees and a river."""
    w, h = canvas.width, canvas.height
    canvas.ground([(0, colors.horizon, 1), (1, colors.middle, 1)])
    canvas.glow(w * 0.5, h * 0.45, h * 0.6, colors.paper, 0.7)
    cells = 7
    unit = min(w / (cells * 1.85), h / (cells * 1.28))
    town = Town(canvas, w * 0.5, h * (0.5 if w > h else 0.38) - cells * unit * 0.5, unit)
    lawn = colors.far.mix(colors.top, 0.35).lit(0.05)
    town.box(-0.15, -0.15, (cells + 0.3, cells + 0.3, 0.5), colors.near.lit(0.2), -1.0)
    town.box(-0.15, -0.15, (cells + 0.3, cells + 0.3, 0.5), lawn, -0.5)
    street_i, street_j, water = rng.randint(1, 5), rng.randint(1, 5), rng.choice((0, 6))
    walls = (
        colors.paper,
        colors.accent,
        colors.paper.mix(colors.accent, 0.35),
        colors.top.lit(0.08),
    )
    for i in range(cells):
        for j in range(cells):
            if i == water:
                town.box(i, j, (1, 1, 0.01), colors.top.mix(colors.paper, 0.25))
            elif i == street_i or j == street_j:
                town.box(i, j, (1, 1, 0.02), colors.near.lit(0.33))
            elif rng.random() < 0.26:  # noqa: PLR2004
                for _ in range(rng.randint(1, 3)):
                    town.tree(
                        i + rng.uniform(0.2, 0.8),
                        j + rng.uniform(0.2, 0.8),
                        colors.near.mix(lawn, 0.5),
                    )
            else:
                _house(town, rng, i, j, rng.choice(walls), colors)
    for _ in range(4):
        x, y, s = w * rng.random(), h * rng.uniform(0.04, 0.2), rng.uniform(16, 34)
        cloud = f'rx="{s * 0.35:.1f}" opacity="0.85"'
        canvas.rect(x - s * 1.6, y, s * 3.2, s * 0.7, colors.paper.hex, cloud)
        canvas.circle(x - s * 0.3, y + s * 0.1, s * 0.6, colors.paper.hex, 'opacity="0.85"')


def _house(town: Town, rng: Random, i: int, j: int, wall: Color, colors: Palette) -> None:
    middle = 1 - (abs(i - 3) + abs(j - 3)) / 6
    tall = rng.uniform(0.45, 0.9) + max(0, middle) * rng.choice((0.2, 0.8, 2.4))
    size = (0.72, 0.72, tall)
    town.box(i + 0.14, j + 0.14, size, wall)
    town.windows(i + 0.14, j + 0.14, size, colors.near.lit(0.12).hex)
    roof = colors.near.lit(0.24) if wall.light > 0.85 else wall.lit(0.07)  # noqa: PLR2004
    town.box(i + 0.1, j + 0.1, (0.8, 0.8, 0.1), roof, tall)
    if rng.random() < 0.4:  # noqa: PLR2004
        town.box(i + 0.3, j + 0.3, (0.22, 0.22, 0.2), wall.lit(-0.05), tall + 0.1)
