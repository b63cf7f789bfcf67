"""A shop whose pictures come from a server of the test's own."""

from collections.abc import Iterator

import pytest
from support.paid import own_product
from support.pictures import Pictured, PictureServer, picture_server

from bitloot.catalog.models import Product
from bitloot.core.config import get_settings
from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from bitloot.providers import pictures


@pytest.fixture
def server() -> Iterator[PictureServer]:
    with picture_server() as server:
        yield server


@pytest.fixture
def shop(app: ShopFlask, server: PictureServer) -> Iterator[ShopFlask]:
    """It takes the test's server for the sandbox."""
    settings = get_settings()
    changed = settings.model_copy(
        update={"kinguin_base_url": server.url, "picture_seconds": 1, "picture_bytes": 100_000}
    )
    pictures.install(app.extensions, changed, None)
    yield app
    pictures.install(app.extensions, settings, None)


@pytest.fixture
def pictured(shop: ShopFlask) -> Pictured:
    """A product on sale with this cover."""

    def make(cover_url: str | None, title: str) -> Product:
        product = own_product(title.lower().replace(" ", "-"), price="9.90")
        product.cover_url = cover_url
        commit()
        return product

    return make
