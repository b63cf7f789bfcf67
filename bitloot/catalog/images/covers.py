"""Which picture stands for a product, and what is said of it: its own, or a drawn one."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Text, case, cast, func, literal, or_, select, update
from sqlalchemy.orm import aliased

from bitloot.catalog import versions
from bitloot.catalog.images.models import Image, ImageKind, ImageState
from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.db import db
from bitloot.core.types import Json, JsonObject

PATH = "/images"
_SEPARATOR = "\n"
_PREFIX = "drawn:"
_BATCH = 500
_drawn = func.concat(_PREFIX, Product.platform, _SEPARATOR, Product.title)


def words_of(source: str) -> tuple[str, str | None]:
    """Title and platform of a drawn cover."""
    platform, _, title = source.removeprefix(_PREFIX).partition(_SEPARATOR)
    return title, platform or None


def picture_of(image: Image) -> JsonObject:
    """One that is ready, as the API gives it."""
    return {
        "base": f"{PATH}/{image.digest}",
        "width": image.width,
        "height": image.height,
        "color": image.color,
        "widths": list(image.widths),
    }


def largest(picture: JsonObject | None, kind: str) -> str | None:
    """Path of the widest file of what `picture_of` gave; `kind` is `avif` or `webp`."""
    widths = _widths(picture)
    return f"{picture['base']}/{widths[-1]}.{kind}" if picture and widths else None


def smallest(picture: JsonObject | None, kind: str, least: int) -> str | None:
    """Path of the smallest file that is at least so wide, or of the widest."""
    widths = _widths(picture)
    if picture is None or not widths:
        return None
    width = next((each for each in widths if each >= least), widths[-1])
    return f"{picture['base']}/{width}.{kind}"


def _widths(picture: JsonObject | None) -> list[int]:
    widths = None if picture is None else picture.get("widths")
    known = widths if isinstance(widths, list) else []
    return sorted(width for width in known if isinstance(width, int))


def wanted() -> Select[str, str]:
    """Source and kind of every cover that a product on sale should show and does not.

    Those that are seen most come first.
    """
    own = aliased(Image)
    source, missing = _choice(own)
    kind = case((_coverless(own), ImageKind.DRAWN.value), else_=ImageKind.COVER.value)
    return (
        select(source.label("source"), kind.label("kind"))
        .outerjoin(own, own.source == Product.cover_url)
        .where(listed(), missing)
        .order_by(
            Product.featured.desc(),
            (Product.stock > 0).desc(),
            Product.sales_count.desc(),
            Product.id,
        )
    )


def _coverless(own: type[Image]) -> ColumnElement[bool]:
    return or_(Product.cover_url.is_(None), own.state == ImageState.FAILED)


def _choice(own: type[Image]) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    """What should stand for a product, given its own picture; whether something else does."""
    source = case((_coverless(own), _drawn), else_=Product.cover_url)
    return source, or_(Product.cover.is_(None), Product.cover["source"].astext != source)


def show_ready() -> int:
    """Give products the covers that have been made; how many, at most a batch of them.

    Rows that a sync holds are passed over: they come round again.
    """
    own, shown = aliased(Image), aliased(Image)
    source, missing = _choice(own)
    ready = (
        select(Product.id, shown)
        .outerjoin(own, own.source == Product.cover_url)
        .join(shown, shown.source == source)
        .where(listed(), shown.state == ImageState.READY, missing)
        .limit(_BATCH)
        .with_for_update(of=Product, skip_locked=True)
    )
    found = db.session.execute(ready).all()
    for product_id, image in found:
        cover: JsonObject = {"source": image.source, **picture_of(image)}
        db.session.execute(
            update(Product)
            .where(Product.id == product_id)
            .values(cover=cover, updated_at=Product.updated_at)
            .execution_options(synchronize_session=False)
        )
    if found:
        versions.changed()
    return len(found)


def gallery(screenshots: Sequence[Json]) -> list[JsonObject]:
    """The pictures of all screenshots in their order, or none at all."""
    urls = urls_of(screenshots)
    if not urls:
        return []
    rows = db.session.scalars(
        select(Image).where(Image.source.in_(urls), Image.state == ImageState.READY)
    )
    made = {image.source: picture_of(image) for image in rows}
    return [made[url] for url in urls] if len(made) == len(set(urls)) else []


def urls_of(screenshots: Sequence[Json]) -> list[str]:
    """Their addresses at the provider."""
    urls = (shot.get("url") for shot in screenshots if isinstance(shot, dict))
    return [url for url in urls if isinstance(url, str)]


def newly_shot() -> list[tuple[object, list[str]]]:
    """Products whose screenshots nobody has looked at yet; they count as looked at from now on."""
    print_of = func.md5(cast(Product.screenshots, Text))
    rows = db.session.execute(
        select(Product.id, Product.screenshots)
        .where(
            listed(),
            Product.screenshots != literal([], Product.screenshots.type),
            Product.screenshots_known.is_distinct_from(print_of),
        )
        .order_by(Product.sales_count.desc(), Product.id)
        .limit(_BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    db.session.execute(
        update(Product)
        .where(Product.id.in_([row[0] for row in rows]))
        .values(screenshots_known=print_of, updated_at=Product.updated_at)
        .execution_options(synchronize_session=False)
    )
    return [(row[0], urls_of(row[1])) for row in rows]
