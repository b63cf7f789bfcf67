"""Sets titles in the drawn alphabet: line breaks, fitting, weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from bitloot.sandbox.kinguin.art.canvas import Canvas
from bitloot.sandbox.kinguin.art.glyphs import GLYPHS

CAP = 10.0
SPACE = 4.2
OF_SHARE = 0.46
_NUMERALS = frozenset({"II", "III", "VII", "2", "4", "9", "44"})
_SMALL = frozenset({"of", "the", "and", "a", "&", "-"})
_COMMAND = re.compile(r"([MLHVCAZ])([^MLHVCAZ]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look: stroke as a part of the cap height, horizontal scale, tracking, slant."""

    weight: float = 0.16
    wide: float = 1.0
    tracking: float = 2.6
    slant: float = 0.0
    join: str = "miter"  # or round
    leading: float = 1.42


class Setting(NamedTuple):
    """A title in lines, and its cap height."""

    lines: list[str]
    size: float


def line_width(text: str, face: Face) -> float:
    """Width of a line whose capitals are 10 high."""
    gap = face.tracking + face.weight * CAP
    width = 0.0
    for letter in text.upper():
        width += SPACE if letter == " " else GLYPHS[letter][0] * face.wide + gap
    return max(1.0, width - face.tracking)


def broken(words: list[str], count: int, face: Face) -> list[str]:
    """The words in `count` lines, as even as they go; short words and numerals stay in company."""
    best: list[str] = [" ".join(words)]
    least = float("inf")
    for cuts in combinations(range(1, len(words)), count - 1):
        edges = (0, *cuts, len(words))
        lines = [" ".join(words[a:b]) for a, b in pairwise(edges)]
        widest = max(line_width(line, face) for line in lines)
        lonely = sum(line.split()[-1].lower() in _SMALL for line in lines[:-1])
        lonely += sum(line in _NUMERALS for line in lines)
        if widest + 40 * lonely < least:
            best, least = lines, widest + 40 * lonely
    return best


def fitted(
    text: str, face: Face, box: tuple[float, float], largest: float, *, stacked: bool = False
) -> Setting:
    """The setting that fills a box (width, height) best.

    Stacked, an "of" gets a small line of its own.
    """
    before, of, after = text.partition(" of ") if stacked else (text, "", "")
    heads = _breaks(before.split(), face)
    tails = _breaks(after.split(), face) if of else [[]]
    best = Setting([text], 0.0)
    for head in heads:
        for tail in tails:
            lines = [*head, "of", *tail] if of else head
            size = _size(lines, face, box, largest)
            if size > best.size * 1.15:
                best = Setting(lines, size)
    return best


def _breaks(words: list[str], face: Face) -> list[list[str]]:
    most = min(4, len(words))
    found = [broken(words, count, face) for count in range(1, most + 1)]
    kept = [lines for lines in found if not any(line in _NUMERALS for line in lines)]
    return kept or found


def _size(lines: list[str], face: Face, box: tuple[float, float], largest: float) -> float:
    widest = max(line_width(line, face) for line in lines)
    return min(largest, box[0] / widest * CAP, box[1] / rows_of(lines, face))


def rows_of(lines: list[str], face: Face) -> float:
    """Height of a setting in cap heights, from the first cap line to the last baseline."""
    return sum(_row(line, face) for line in lines) - (face.leading - 1)


def _row(line: str, face: Face) -> float:
    return OF_SHARE + (face.leading - 1) * 1.3 if line == "of" else face.leading


def write(
    canvas: Canvas,
    setting: Setting,
    face: Face,
    at: tuple[float, float],
    color: str,
    anchor: str = "start",
    extra: str = "",
) -> float:
    """Draw lines from a top left (or top middle) point; returns the y of the last baseline."""
    lines, size = setting
    x, y = at
    cap = "round" if face.join == "round" else "square" if face.weight > 0.1 else "butt"  # noqa: PLR2004
    ends = f'stroke-linejoin="{face.join}" stroke-linecap="{cap}" stroke-miterlimit="6" {extra}'
    top = y
    for text in lines:
        scale = size / CAP * (OF_SHARE if text == "of" else 1)
        width = line_width(text, face) * scale
        paths: list[str] = []
        pen = x - (width / 2 if anchor == "middle" else 0) + face.weight * scale * CAP / 2
        for letter in text.upper():
            if letter == " ":
                pen += SPACE * scale
                continue
            advance, path = GLYPHS[letter]
            paths.append(_placed(path, pen, top, scale, face))
            pen += (advance * face.wide + face.tracking + face.weight * CAP) * scale
        canvas.line("".join(paths), color, face.weight * scale * CAP, ends)
        top += _row(text, face) * size
    return y + rows_of(lines, face) * size


def _placed(path: str, x: float, y: float, scale: float, face: Face) -> str:
    """The path moved, scaled and slanted; only straight and absolute commands come out."""
    out: list[str] = []
    at_x = at_y = 0.0

    def spot(vx: float, vy: float) -> str:
        slanted = vx * face.wide + (CAP - vy) * face.slant
        return f"{x + slanted * scale:.1f} {y + vy * scale:.1f}"

    for command, numbers in _COMMAND.findall(path):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        if command == "Z":
            out.append("Z")
            continue
        if command == "A":
            at_x, at_y = values[5:]
            radii = f"{values[0] * face.wide * scale:.1f} {values[1] * scale:.1f}"
            out.append(f"A{radii} 0 {values[3]:g} {values[4]:g} {spot(at_x, at_y)}")
            continue
        if command == "H":
            values = [values[0], at_y]
        elif command == "V":
            values = [at_x, values[0]]
        at_x, at_y = values[-2:]
        pairs = zip(values[::2], values[1::2], strict=True)
        letter = "L" if command in "HV" else command
        out.append(letter + " ".join(spot(vx, vy) for vx, vy in pairs))
    return "".join(out)
