"""Collects SVG elements and the gradients they use."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from bitloot.sandbox.kinguin.art.color import Color

Point = tuple[float, float]
Stop = tuple[float, Color, float]  # offset, color, opacity


def trace(*parts: str | float) -> str:
    """Path data from commands and coordinates in turn."""
    return " ".join(part if isinstance(part, str) else f"{part:.1f}" for part in parts)


def points_path(points: Sequence[Point], *, closed: bool = True) -> str:
    """A path of straight lines."""
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return path + "Z" if closed else path


def placed(x: float, y: float, size: float, *offsets: Point) -> list[Point]:
    """Points around (x, y), their offsets in sizes."""
    return [(x + dx * size, y + dy * size) for dx, dy in offsets]


def smooth_path(points: Sequence[Point]) -> str:
    """A closed curve through the middles of a polygon's edges."""
    middles = [
        ((x + points[i - 1][0]) / 2, (y + points[i - 1][1]) / 2) for i, (x, y) in enumerate(points)
    ]
    start = middles[0]
    curves = "".join(
        f"Q{points[i][0]:.1f} {points[i][1]:.1f} {middles[(i + 1) % len(points)][0]:.1f} "
        f"{middles[(i + 1) % len(points)][1]:.1f}"
        for i in range(len(points))
    )
    return f"M{start[0]:.1f} {start[1]:.1f}{curves}Z"


class Canvas:
    """A drawing of a fixed size; later elements lie over earlier ones."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._defs: list[str] = []
        self._body: list[str] = []

    def linear(self, stops: Sequence[Stop], x2: float = 0, y2: float = 1) -> str:
        """A gradient from the top left towards (x2, y2) of the shape's box; usable as a fill."""
        return self._gradient("linearGradient", f'x1="0" y1="0" x2="{x2}" y2="{y2}"', stops)

    def radial(self, stops: Sequence[Stop], cx: float = 0.5, cy: float = 0.5) -> str:
        """A gradient around (cx, cy) of the shape's box; usable as a fill."""
        return self._gradient("radialGradient", f'cx="{cx}" cy="{cy}" r="0.5"', stops)

    def _gradient(self, kind: str, where: str, stops: Sequence[Stop]) -> str:
        name = f"g{len(self._defs)}"
        inner = "".join(
            f'<stop offset="{offset:.3g}" stop-color="{color.hex}"'
            + (f' stop-opacity="{opacity:.3g}"/>' if opacity < 1 else "/>")
            for offset, color, opacity in stops
        )
        self._defs.append(f'<{kind} id="{name}" {where}>{inner}</{kind}>')
        return f"url(#{name})"

    def clip(self, shape: str) -> str:
        """A clip path made of one element; usable in `begin`."""
        name = f"g{len(self._defs)}"
        self._defs.append(f'<clipPath id="{name}">{shape}</clipPath>')
        return f'clip-path="url(#{name})"'

    def raw(self, element: str) -> None:
        """Any element."""
        self._body.append(element)

    def begin(self, attributes: str) -> None:
        """Open a group."""
        self._body.append(f"<g {attributes}>")

    def end(self) -> None:
        """Close a group."""
        self._body.append("</g>")

    def rect(self, x: float, y: float, w: float, h: float, fill: str, extra: str = "") -> None:
        """A rectangle."""
        box = f'x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"'
        self.raw(f'<rect {box} fill="{fill}" {extra}/>')

    def circle(self, x: float, y: float, r: float, fill: str, extra: str = "") -> None:
        """A circle."""
        self.raw(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {extra}/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, extra: str = "") -> None:
        """An ellipse."""
        where = f'cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}"'
        self.raw(f'<ellipse {where} fill="{fill}" {extra}/>')

    def path(self, d: str, fill: str, extra: str = "") -> None:
        """A filled path."""
        self.raw(f'<path d="{d}" fill="{fill}" {extra}/>')

    def stencil(self, d: str, at: Point, size: float | Point, fill: str) -> None:
        """A path in units of its own, moved to a point and scaled."""
        sx, sy = size if isinstance(size, tuple) else (size, size)
        place = f"translate({at[0]:.1f} {at[1]:.1f}) scale({sx:.2f} {sy:.2f})"
        self.path(d, fill, f'transform="{place}"')

    def line(self, d: str, stroke: str, width: float, extra: str = "") -> None:
        """A stroked path."""
        self.raw(
            f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width:.2f}" {extra}/>'
        )

    def ground(self, stops: Sequence[Stop], x2: float = 0, y2: float = 1) -> None:
        """Fill everything with a gradient."""
        self.rect(0, 0, self.width, self.height, self.linear(stops, x2, y2))

    def glow(self, x: float, y: float, r: float, color: Color, strength: float = 0.6) -> None:
        """A soft light."""
        stops = [(0.0, color, strength), (0.45, color, strength * 0.35), (1.0, color, 0.0)]
        self.circle(x, y, r, self.radial(stops))

    def svg(self, title: str) -> str:
        """The document; `title` is what a reader hears."""
        size = (
            f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
            f"<title>{escape(title)}</title><defs>{''.join(self._defs)}</defs>"
            f"{''.join(self._body)}</svg>"
        )
