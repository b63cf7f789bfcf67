"""Covers and screenshots: whole, distinct, self-contained."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from bitloot.sandbox.kinguin.art.color import lch
from bitloot.sandbox.kinguin.art.cover import cover_svg
from bitloot.sandbox.kinguin.art.lettering import Face, fitted, line_width
from bitloot.sandbox.kinguin.art.screen import screen_svg
from bitloot.sandbox.kinguin.catalogue.item import Item
from bitloot.sandbox.kinguin.catalogue.items import items

SVG = "{http://www.w3.org/2000/svg}"


def _one_per_theme() -> list[Item]:
    return list({item.theme: item for item in items()}.values())


def test_every_cover_is_well_formed_and_names_its_title() -> None:
    for item in items():
        root = fromstring(cover_svg(item))  # noqa: S314 (drawn by the code under test)
        assert root.get("viewBox") == "0 0 600 800"
        title = root.find(f"{SVG}title")
        assert title is not None
        assert item.title in (title.text or "")
        assert not list(root.iter(f"{SVG}text"))
        assert not list(root.iter(f"{SVG}image"))


def test_titles_have_covers_of_their_own() -> None:
    titles = {item.title for item in items() if item.kind == "game"}
    covers = {cover_svg(item) for item in items() if item.kind == "game" and not item.edition}
    assert len(covers) == len(titles)


@pytest.mark.parametrize("item", _one_per_theme(), ids=lambda item: item.theme)
def test_screenshots_differ_and_repeat(item: Item) -> None:
    first, second = screen_svg(item, 1), screen_svg(item, 2)
    assert first != second
    screen_svg.cache_clear()
    assert screen_svg(item, 1) == first
    root = fromstring(first)  # noqa: S314
    assert root.get("viewBox") == "0 0 960 540"


def test_a_title_fits_its_box() -> None:
    face = Face(0.16)
    for item in items():
        setting = fitted(item.title.partition(": ")[0], face, (508, 190), 92, stacked=True)
        widest = max(line_width(line, face) for line in setting.lines)
        assert widest * setting.size / 10 <= 508.01
        assert setting.size >= 16


def test_colors_stay_in_srgb() -> None:
    assert lch(1, 0, 0).hex == "#ffffff"
    assert lch(0, 0, 0).hex == "#000000"
    assert lch(0.628, 0.2577, 29.23).hex == "#ff0000"
    assert lch(0.7, 0.4, 150).hex[0] == "#"
