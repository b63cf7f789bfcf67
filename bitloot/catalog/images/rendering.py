"""A picture becomes a few files: smaller, in two formats, without anything but its pixels."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from bitloot.providers.pictures.errors import PictureRefusedError

COVER_WIDTHS = (160, 320, 600)
SCREENSHOT_WIDTHS = (320, 640, 1280)
MOST_PIXELS = 25_000_000
MOST_SIDE = 12_000
_LEAST_SIDE = 16
_READABLE = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_GROUND = (27, 31, 42)
"""Behind what is transparent: the vault's dark, as the storefront's tokens have it."""
_DARKEST, _LIGHTEST = 28, 200
_DAMAGED = (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, RuntimeError)
"""What Pillow says of bytes that do not hold together; the last of them, of AVIF."""
FORMATS = {
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
}
"""Extension to Pillow's name and options."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """`files` by width and extension; `color` is its mean, shown until the picture has come."""

    width: int
    height: int
    color: str
    files: dict[tuple[int, str], bytes]

    @property
    def widths(self) -> list[int]:
        """Ascending."""
        return sorted({width for width, _ in self.files})


def render(body: bytes, widths: Sequence[int]) -> Rendered:
    """Never larger than it came. Raises PictureRefusedError for what is no sane picture."""
    return rendered(_opened(body, max(widths)), widths)


def rendered(picture: Image.Image, widths: Sequence[int]) -> Rendered:
    """The same for a picture that is at hand, in RGB."""
    sizes = sorted({min(picture.width, width) for width in widths})
    files: dict[tuple[int, str], bytes] = {}
    for width in sizes:
        height = max(1, round(picture.height * width / picture.width))
        sized = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for extension, (name, options) in FORMATS.items():
            file = io.BytesIO()
            sized.save(file, name, **options)
            files[width, extension] = file.getvalue()
    return Rendered(picture.width, picture.height, _mean(picture), files)


def _opened(body: bytes, widest: int) -> Image.Image:
    """Dimensions are read, and judged, before a single pixel is."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(body), formats=_READABLE) as found:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _judge(found.width, found.height)
            found.draft("RGB", (widest * 2, widest * 2))  # a JPEG is decoded smaller at once
            turned = ImageOps.exif_transpose(found)
            return _flat(turned)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureRefusedError("It would unpack to too many pixels.") from None
    except _DAMAGED as error:
        raise PictureRefusedError(f"It cannot be read: {type(error).__name__}.") from None


def _judge(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        raise PictureRefusedError(f"It would unpack to {width:,} by {height:,} pixels.")
    if min(width, height) < _LEAST_SIDE:
        raise PictureRefusedError(f"It is {width} by {height} pixels: too small to show.")


def _flat(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, (*_GROUND, 255))
    return Image.alpha_composite(ground, layer).convert("RGB")


def _mean(picture: Image.Image) -> str:
    pixel = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    if not isinstance(pixel, tuple):
        raise TypeError("an RGB pixel has three channels")
    red, green, blue = (min(max(int(value), _DARKEST), _LIGHTEST) for value in pixel[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"
