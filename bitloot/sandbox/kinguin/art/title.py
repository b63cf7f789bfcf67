"""Puts the words on a cover: title, subtitle, edition, maker, and the frame of a dearer edition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bitloot.sandbox.kinguin.art.canvas import Canvas
from bitloot.sandbox.kinguin.art.color import Color, lch
from bitloot.sandbox.kinguin.art.lettering import Face, Setting, fitted, rows_of, write
from bitloot.sandbox.kinguin.art.palette import Palette
from bitloot.sandbox.kinguin.catalogue.item import Item

MARGIN = 46
SMALL = Face(0.13, 1.0, 4.6, leading=1.7)
_LIGHT_GROUND = 0.55


@dataclass(frozen=True, slots=True)
class Style:
    """How a theme letters its titles; `place` is top or bottom, `scrim` how much it darkens."""

    face: Face
    place: str
    scrim: float = 0.8
    anchor: str = "middle"
    largest: float = 92


_ROUND = Face(0.15, 1.0, 3.0, join="round", leading=1.46)
STYLES: dict[str, Style] = {
    "fantasy": Style(Face(0.105, 0.92, 3.2, leading=1.4), "bottom"),
    "horror": Style(Face(0.075, 0.84, 4.2, leading=1.5), "bottom", 0.7),
    "wilds": Style(Face(0.2, 0.84, 2.2, leading=1.4), "top", 0.0, "start", 100),
    "sea": Style(Face(0.13, 0.96, 2.8, leading=1.42), "top", 0.25),
    "platform": Style(Face(0.25, 0.94, 2.0, join="round", leading=1.46), "top", 0.0),
    "space": Style(Face(0.085, 1.1, 4.4, leading=1.55), "bottom", 0.75),
    "neon": Style(Face(0.17, 0.72, 2.4, slant=0.18, leading=1.38), "bottom", 0.85, "start", 110),
    "puzzle": Style(Face(0.07, 1.0, 3.4, join="round", leading=1.5), "bottom", 0.9, "start"),
    "city": Style(Face(0.19, 0.9, 2.4, join="round", leading=1.44), "bottom", 0.85),
    "racing": Style(Face(0.22, 0.9, 2.2, slant=0.28, leading=1.46), "top", 0.35, "start", 104),
    "software": Style(replace(_ROUND, weight=0.13, wide=0.96), "bottom", 0.0, "start", 56),
    "subscription": Style(_ROUND, "bottom", 0.7, "start", 74),
    "prepaid": Style(_ROUND, "bottom", 0.6, "start", 84),
}  # fmt: skip


def write_title(canvas: Canvas, item: Item, colors: Palette) -> None:
    """All words of a cover."""
    style = STYLES[item.theme]
    if item.theme == "software":
        _band(canvas, colors)
    if style.place == "bottom":
        _bottom(canvas, item, colors, style)
    else:
        _top(canvas, item, colors, style)


def frame(canvas: Canvas, *, double: bool) -> None:
    """A thin metal frame; two for the dearest edition."""
    w, h = canvas.width, canvas.height
    gold = canvas.linear([(0, lch(0.9, 0.09, 88), 1), (0.5, lch(0.68, 0.12, 72), 1),
                          (1, lch(0.88, 0.1, 90), 1)], 1, 1)  # fmt: skip
    insets = ((16, 2.6), (24, 1.2)) if double else ((18, 2.0),)
    for inset, wide in insets:
        canvas.rect(inset, inset, w - 2 * inset, h - 2 * inset, "none",
                    f'stroke="{gold}" stroke-width="{wide}" rx="6"')  # fmt: skip


def _words(item: Item) -> tuple[str, str, str]:
    """Main title, subtitle, label."""
    main, _, subtitle = item.title.partition(": ")
    label = item.edition.removeprefix("- ").removesuffix(" DLC")
    if item.kind == "prepaid":
        return label, item.title, ""
    return main, subtitle, label


def _inks(item: Item, colors: Palette, *, on_light: bool) -> tuple[str, str]:
    if item.kind in {"prepaid", "software", "subscription"}:
        return "#ffffff", "#ffffff"
    main = colors.ink if on_light else colors.paper
    second = colors.ink.mix(colors.top, 0.15) if on_light else colors.accent.mix(colors.paper, 0.35)
    return main.hex, second.hex


def _bottom(canvas: Canvas, item: Item, colors: Palette, style: Style) -> None:
    w, h = canvas.width, canvas.height
    if style.scrim:
        shade = colors.near.mix(colors.ink, 0.4)
        stops = [(0.0, shade, 0.0), (0.45, shade, style.scrim * 0.82), (1.0, shade, style.scrim)]
        canvas.rect(0, h * 0.5, w, h * 0.5, canvas.linear(stops))
    main, subtitle, label = _words(item)
    ink, second = _inks(item, colors, on_light=False)
    x = w / 2 if style.anchor == "middle" else MARGIN
    room = w - 2 * MARGIN
    y = h - 34.0
    write(
        canvas, Setting([item.maker], 10), SMALL, (x, y - 10), ink, style.anchor, 'opacity="0.75"'
    )
    y -= 40
    for words, face, largest, tint in (
        (label, SMALL, 13.0, second),
        (
            subtitle,
            replace(style.face, weight=max(0.09, style.face.weight * 0.8), tracking=4.0),
            26.0,
            second,
        ),
    ):
        if words:
            setting = fitted(words, face, (room, 62), largest)
            tall = setting.size * rows_of(setting.lines, face)
            write(canvas, setting, face, (x, y - tall), tint, style.anchor)
            y -= tall + 22
    setting = fitted(
        main,
        style.face,
        (room, 158 if item.theme == "software" else 190),
        style.largest,
        stacked=True,
    )
    tall = setting.size * rows_of(setting.lines, style.face)
    write(canvas, setting, style.face, (x, y - tall), ink, style.anchor)


def _top(canvas: Canvas, item: Item, colors: Palette, style: Style) -> None:
    w, h = canvas.width, canvas.height
    on_light = colors.top.light > _LIGHT_GROUND
    if style.scrim and not on_light:
        stops = [(0.0, colors.top, style.scrim * 2), (1.0, colors.top, 0.0)]
        canvas.rect(0, 0, w, h * 0.42, canvas.linear(stops))
    main, subtitle, label = _words(item)
    ink, second = _inks(item, colors, on_light=on_light)
    x = w / 2 if style.anchor == "middle" else MARGIN
    room = w - 2 * MARGIN - style.face.slant * 90
    setting = fitted(main, style.face, (room, 176), style.largest, stacked=True)
    y = write(canvas, setting, style.face, (x, 54), ink, style.anchor) + 24
    if subtitle:
        face = replace(style.face, weight=max(0.1, style.face.weight * 0.75), tracking=3.8)
        setting = fitted(subtitle, face, (room, 62), 27)
        y = write(canvas, setting, face, (x, y), second, style.anchor) + 20
    if label:
        setting = fitted(label, SMALL, (room, 40), 13)
        write(canvas, setting, SMALL, (x, y), ink, style.anchor)
    shade = [(0.0, colors.near, 0.0), (1.0, colors.near, 0.7)]
    canvas.rect(0, h * 0.86, w, h * 0.14, canvas.linear(shade))
    write(
        canvas,
        Setting([item.maker], 10),
        SMALL,
        (x, h - 44),
        colors.paper.hex,
        style.anchor,
        'opacity="0.8"',
    )


def _band(canvas: Canvas, colors: Palette) -> None:
    """The solid foot of a software box."""
    deep = Color(0.3, colors.top.a * 1.1, colors.top.b * 1.1)
    h = canvas.height
    canvas.rect(
        0, h * 0.66, canvas.width, h * 0.34, canvas.linear([(0, deep, 1), (1, deep.lit(-0.1), 1)])
    )
