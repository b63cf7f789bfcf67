"""Colors in OKLab, where mixing and fading look even to the eye."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Color:
    """A point in OKLab: lightness 0 to 1, and two axes of chroma."""

    light: float
    a: float
    b: float

    def mix(self, other: Color, share: float) -> Color:
        """The color with `share` (0 to 1) of another."""
        return Color(
            self.light + (other.light - self.light) * share,
            self.a + (other.a - self.a) * share,
            self.b + (other.b - self.b) * share,
        )

    def lit(self, amount: float) -> Color:
        """Lighter, or darker for a negative amount."""
        return Color(min(1.0, max(0.0, self.light + amount)), self.a, self.b)

    @property
    def hex(self) -> str:
        """`#rrggbb`; chroma outside sRGB is reduced until it fits."""
        share = 1.0
        while share > 0:
            channels = _linear(self.light, self.a * share, self.b * share)
            if all(-0.002 <= channel <= 1.002 for channel in channels):  # noqa: PLR2004
                break
            share -= 0.04
        return "#" + "".join(f"{_byte(channel):02x}" for channel in channels)


def lch(light: float, chroma: float, hue: float) -> Color:
    """A color by OKLCH coordinates, hue in degrees."""
    turn = math.radians(hue)
    return Color(light, chroma * math.cos(turn), chroma * math.sin(turn))


def _linear(light: float, a: float, b: float) -> tuple[float, float, float]:
    """Linear sRGB, by Björn Ottosson's matrices."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _byte(linear: float) -> int:
    value = min(1.0, max(0.0, linear))
    bent = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055  # noqa: PLR2004
    return round(bent * 255)
