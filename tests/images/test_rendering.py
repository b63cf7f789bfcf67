"""Bytes become small files of a known size, or a refusal that says why."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from support.pictures import png

from bitloot.catalog.images.drawing import draw, oklch
from bitloot.catalog.images.rendering import COVER_WIDTHS, render, rendered
from bitloot.providers.pictures.errors import PictureRefusedError


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def avif_without_its_pixels() -> bytes:
    """The picture that the file promises is cut out of its middle."""
    file = io.BytesIO()
    Image.effect_noise((64, 64), 50).convert("RGB").save(file, "AVIF")
    body = file.getvalue()
    start = body.index(b"mdat") + 4
    return body[:start] + b"\0" * (len(body) - start)


def test_sizes_ascend_and_never_exceed_the_original() -> None:
    made = render(png(450, 600), COVER_WIDTHS)
    assert (made.width, made.height, made.widths) == (450, 600, [160, 320, 450])
    assert set(made.files) == {(w, f) for w in made.widths for f in ("avif", "webp")}
    for (width, extension), body in made.files.items():
        with Image.open(io.BytesIO(body)) as file:
            assert (file.format or "").lower() == extension
            assert file.size == (width, round(width * 600 / 450))
    assert made.color == "#804020"


def test_a_large_one_is_made_smaller() -> None:
    assert render(png(2400, 3200), COVER_WIDTHS).widths == list(COVER_WIDTHS)


def test_nothing_but_pixels_is_kept() -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6  # lies on its side
    Image.new("RGB", (80, 40)).save(file, "JPEG", exif=exif)
    made = render(file.getvalue(), COVER_WIDTHS)
    assert (made.width, made.height) == (40, 80)
    assert all(b"secret" not in body for body in made.files.values())


def test_what_is_transparent_lies_on_the_vaults_dark() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (40, 40), (255, 255, 255, 0)).save(file, "PNG")
    assert render(file.getvalue(), COVER_WIDTHS).color == "#1c1f2a"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (bomb(100_000, 100_000), "unpack"),
        (bomb(6000, 6000), "unpack"),
        (bomb(20_000, 100), "unpack"),
        (bomb(0, 10), "read"),
        (png(8, 8), "too small"),
        (png(200, 200)[:90], "read"),
        (b"\x89PNG\r\n\x1a\n", "read"),
        (b"\xff\xd8\xff" + b"0" * 50, "read"),
        (avif_without_its_pixels(), "read"),
        (b"<svg/>", "read"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "read"),
        (b"", "read"),
    ],
)
def test_what_is_refused(body: bytes, word: str) -> None:
    with pytest.raises(PictureRefusedError, match=word):
        render(body, COVER_WIDTHS)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 120))
def test_broken_bytes_are_refused_and_nothing_else(noise: bytes, at: int) -> None:
    whole = png(40, 30)
    with suppress(PictureRefusedError):
        render(whole[:at] + noise + whole[at + len(noise) :], COVER_WIDTHS)


@pytest.mark.parametrize(
    "title",
    [
        "A",
        "",
        "Vanta Protocol: Ghost Shift",
        "Ж" * 200,
        "ドラゴン",
        "word " * 200,
        "🎮 \u202eabc",
        "a\nb",
    ],
)
def test_a_cover_is_drawn_for_any_title(title: str) -> None:
    first = draw(title, "Steam")
    assert first.size == (600, 800)
    assert first.tobytes() == draw(title, "Steam").tobytes()
    assert rendered(first, COVER_WIDTHS).widths == list(COVER_WIDTHS)


def test_colors_are_the_storefronts() -> None:
    assert oklch(1, 0, 0) == (255, 255, 255)
    assert oklch(0.628, 0.2577, 29.23) == (255, 0, 0)
