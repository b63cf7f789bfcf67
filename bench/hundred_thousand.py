"""As many products as Kinguin has, copied into the table: the ground of several benches."""

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

from psycopg2 import extensions
from pydantic import SecretStr
from sqlalchemy import text

from bitloot.app import create_app
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.embedded.ephemeral import EphemeralServices, ephemeral_services
from config.settings import Mode, Settings

PRODUCTS = 100_000
_AT_ONCE = 2_000
_PLATFORMS = ("Steam", "GOG", "Epic Games", "Xbox One", "PlayStation 5", "Nintendo", "EA App")
_REGIONS = ("Global", "Europe", "United States", "Latin America", "Asia")
_CATEGORIES = ("games", "games", "games", "dlc", "software", "gift-cards", "subscriptions")
_GENRES = ("Action", "Adventure", "RPG", "Strategy", "Simulation", "Sport", "Indie", "Horror")
_COLUMNS = (
    "id, slug, title, original_name, description, category, platform, region, excluded_countries, "
    "genres, tags, developers, publishers, languages, release_date, system_requirements, "
    "screenshots, videos, source_type, delivery_type, kinguin_id, cost, price, stock, is_preorder, "
    "published, featured, overrides, sales_count, review_count, provider_digest"
)
_ONSETS = ("b", "br", "c", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "qu", "r", "s")
_NUCLEI = ("a", "e", "i", "o", "u", "ae", "ia", "ou")
_CODAS = ("", "l", "m", "n", "r", "s", "th", "x", "nd", "rk")


def invented_words(count: int = 4_000) -> list[str]:
    """Words like names of places, of two or three syllables; always the same."""
    rng = random.Random(11)  # noqa: S311 (repeatable, not secret)
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (
            rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS)
            for _ in range(rng.randint(2, 3))
        )
        found["".join(syllables)] = None
    return list(found)


WORDS = invented_words()
_OFTEN = list(accumulate(1 / (rank + 20) for rank in range(len(WORDS))))
"""Some words stand in hundreds of titles and most in a few, as in any language."""


def words_in_use(rng: random.Random, count: int) -> list[str]:
    return rng.choices(WORDS, cum_weights=_OFTEN, k=count)


@contextmanager
def large_shop(folder: Path, products: int = PRODUCTS) -> Iterator[tuple[ShopFlask, Settings]]:
    """A shop in this process with that many products; PostgreSQL and Valkey of its own."""
    with ephemeral_services(folder) as services:
        settings = settings_for(services)
        app = create_app(settings)
        with app.app_context():
            for name in ("pg_trgm", "unaccent"):
                db.session.execute(text(f"create extension if not exists {name}"))
            db.session.commit()
            db.create_all()
            copy_products(products)
            yield app, settings
            db.session.remove()
            db.engine.dispose()


def settings_for(services: EphemeralServices, **more: str) -> Settings:
    """`more`: settings of the sandbox, where it is needed."""
    return Settings(
        bitloot_mode=Mode.TEST,
        database_url=services.database_url,
        redis_url=services.redis_url,
        secret_key=SecretStr("bench-secret-key-0123456789-abcdefghij"),
        jwt_secret_key=SecretStr("bench-jwt-key-0123456789-abcdefghijkl"),
        master_keys=SecretStr("b1:YmVuY2gtbWFzdGVyLWtleS0zMi1ieXRlcy1sb25nISE="),
        log_level="WARNING",
        **more,
    )


def copy_products(count: int, *, seed: int = 7) -> None:
    """COPY that many invented products of Kinguin's in, then VACUUM ANALYZE."""
    rng = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    raw = db.engine.raw_connection()
    try:
        driver = raw.driver_connection
        assert isinstance(driver, extensions.connection)
        with driver.cursor() as cursor:
            cursor.execute("set local statement_timeout = 0")
            for start in range(0, count, _AT_ONCE):
                lines = (_line(rng, n + 1) for n in range(start, min(start + _AT_ONCE, count)))
                cursor.copy_expert(
                    f"copy products ({_COLUMNS}) from stdin", io.StringIO("".join(lines))
                )
        raw.commit()
    finally:
        raw.close()
    vacuum()


def vacuum() -> None:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze products"))


def _line(rng: random.Random, number: int) -> str:
    name = " ".join(words_in_use(rng, rng.randint(1, 3))).title()
    platform, region = rng.choice(_PLATFORMS), rng.choice(_REGIONS)
    cost = rng.randint(50, 6000)
    genres = "{" + ",".join(rng.sample(_GENRES, 2)) + "}"
    words = (
        *(str(new_id()), f"{name.lower().replace(' ', '-')}-{number}"),
        *(f"{name} {platform} CD Key {region}", name, " ".join(words_in_use(rng, 90))),
        *(rng.choice(_CATEGORIES), platform, region, "{}", genres, "{base}"),
        *(
            "{Ours}",
            "{Ours}",
            "{English,German}",
            f"20{rng.randint(10, 26)}-01-{number % 28 + 1:02}",
        ),
        *("[]", "[]", "[]", "kinguin", "key", str(number)),
        *(f"{cost / 100:.2f}", f"{(cost * 112 // 100 // 50 * 50 + 99) / 100:.2f}"),
        *(str(rng.randint(0, 40)), "f", "t", "f", "{}", str(rng.randint(0, 500)), "0", "x"),
    )
    return "\t".join(words) + "\n"
