"""A cover for what has none: a drawer of the vault with the product's name on it.

The same words always give the same picture; its hue is the one the storefront gives the title.
"""

import math
from pathlib import Path

import noto_cjk_sans_jp_regular
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 600, 800
_SCALE = 2
_MARGIN = 56
_FONTS = Path(__file__).resolve().parent / "fonts"
_WIDE_FONT = next(Path(noto_cjk_sans_jp_regular.__file__).parent.rglob("*.otf"))
_LAST_LATIN = 0x24F
_PUNCTUATION = range(0x2010, 0x2027)
_MOST_LINES = 6
_SIZES = (76, 68, 60, 52, 46, 40, 34)
Color = tuple[int, int, int]
Font = ImageFont.FreeTypeFont


def draw(title: str, platform: str | None) -> Image.Image:
    """600 by 800, RGB."""
    hue = _hue(title)
    picture = _ground(hue)
    pen = ImageDraw.Draw(picture)
    _drawer(pen, hue)
    _keyhole(picture, hue)
    _words(pen, title, platform, hue)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _hue(title: str) -> float:
    """As `hueOf` of the storefront."""
    number = 7
    for character in title:
        number = (number * 31 + ord(character)) % 3600
    return number / 10


def oklch(light: float, chroma: float, hue: float) -> Color:
    """An sRGB color by lightness (0 to 1), chroma and hue in degrees."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        _channel(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _channel(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _channel(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
    )


def _channel(linear: float) -> int:
    value = min(max(linear, 0.0), 1.0)
    curved = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055  # noqa: PLR2004 (sRGB)
    return round(curved * 255)


_GOLD = oklch(0.82, 0.165, 85)


def _ground(hue: float) -> Image.Image:
    """Lit from above, as the shop is."""
    size = (WIDTH * _SCALE, HEIGHT * _SCALE)
    shade = Image.linear_gradient("L").resize(size)
    dark, light = oklch(0.2, 0.045, hue), oklch(0.37, 0.075, hue)
    ground = Image.composite(Image.new("RGB", size, dark), Image.new("RGB", size, light), shade)
    glow = Image.new("L", size, 0)
    ImageDraw.Draw(glow).ellipse((-300, -700, size[0] + 300, 620), fill=70)
    lamp = Image.new("RGB", size, oklch(0.62, 0.11, hue))
    return Image.composite(lamp, ground, glow.filter(ImageFilter.GaussianBlur(170)))


def _drawer(pen: ImageDraw.ImageDraw, hue: float) -> None:
    width, height = WIDTH * _SCALE, HEIGHT * _SCALE
    for inset, light in ((44, 0.46), (56, 0.3)):
        box = (inset, inset, width - inset, height - inset)
        pen.rounded_rectangle(box, 56 - inset // 4, outline=oklch(light, 0.06, hue), width=4)
    for x in (104, width - 104):
        for y in (104, height - 104):
            pen.ellipse((x - 11, y - 11, x + 11, y + 11), fill=oklch(0.5, 0.05, hue))
            pen.ellipse((x - 6, y - 7, x + 8, y + 7), fill=oklch(0.3, 0.05, hue))


def _keyhole(picture: Image.Image, hue: float) -> None:
    x, y, r = WIDTH * _SCALE // 2, 470, 92
    glow = Image.new("L", picture.size, 0)
    ImageDraw.Draw(glow).ellipse((x - 250, y - 200, x + 250, y + 300), fill=90)
    glow = glow.filter(ImageFilter.GaussianBlur(90))
    picture.paste(Image.new("RGB", picture.size, _GOLD), (0, 0), glow.point(lambda v: v // 2))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((x - 190, y - 160, x + 190, y + 220), fill=oklch(0.24, 0.05, hue))
    pen.ellipse((x - 190, y - 160, x + 190, y + 220), outline=_GOLD, width=7)
    pen.ellipse((x - r * 0.72, y - r * 0.9, x + r * 0.72, y + r * 0.54), fill=_GOLD)
    foot = [(x - 30, y + 20), (x + 30, y + 20), (x + 58, y + 150), (x - 58, y + 150)]
    pen.polygon(foot, fill=_GOLD)


def _words(pen: ImageDraw.ImageDraw, title: str, platform: str | None, hue: float) -> None:
    bottom = (HEIGHT - _MARGIN - 22) * _SCALE
    if platform:
        font = _font("Inter-SemiBold.otf", platform, 25)
        label = _cut_to(platform.upper(), font, (WIDTH - 2 * _MARGIN - 20) * _SCALE)
        pen.text((_MARGIN * _SCALE, bottom), label, _GOLD, font, anchor="ls")
        bottom -= 74
        pen.line((_MARGIN * _SCALE, bottom, (_MARGIN + 72) * _SCALE, bottom), _GOLD, 8)
        bottom -= 48
    font, lines = _fitted(title)
    step = round(font.size * 1.14)
    y = bottom - step * (len(lines) - 1)
    for line in lines:
        pen.text((_MARGIN * _SCALE, y), line, oklch(0.96, 0.015, hue), font, anchor="ls")
        y += step


def _fitted(title: str) -> tuple[Font, list[str]]:
    """As large as it fits above the platform and below the keyhole."""
    room = (WIDTH - 2 * _MARGIN) * _SCALE
    words = " ".join(title.split())[:300]
    for size in _SIZES:
        font = _font("SpaceGrotesk-Bold.ttf", words, size)
        lines = _broken(words, font, room)
        if len(lines) <= min(_MOST_LINES, 300 // size):
            return font, lines
    return font, [*lines[: _MOST_LINES - 1], _cut_to(lines[_MOST_LINES - 1] + "…", font, room)]


def _broken(text: str, font: Font, room: float) -> list[str]:
    """By words; a word that is too long, or a script without spaces, by characters."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while font.getlength(line) > room:
            kept = next(n for n in range(len(line), 0, -1) if font.getlength(line[:n]) <= room)
            lines.append(line[:kept])
            line = line[kept:]
    return [*lines, line]


def _cut_to(text: str, font: Font, room: float) -> str:
    while len(text) > 1 and font.getlength(text) > room:
        text = text[:-2].rstrip() + "…"
    return text


def _font(name: str, text: str, size: int) -> Font:
    """Ours, or one that knows the rest of the world's scripts."""
    latin = all(ord(each) <= _LAST_LATIN or ord(each) in _PUNCTUATION for each in text)
    path = _FONTS / name if latin else _WIDE_FONT
    return ImageFont.truetype(path, size * _SCALE)
