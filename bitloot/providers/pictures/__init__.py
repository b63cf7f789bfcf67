"""Pictures from anybody's server: fetched once, and never from inside our own network."""

from flask import current_app

from bitloot.providers.pictures.client import PictureClient
from bitloot.providers.pictures.resolving import resolve
from config.settings import Mode, Settings

__all__ = ["get_pictures", "install", "make"]

_EXTENSION = "bitloot_pictures"


def make(settings: Settings) -> PictureClient:
    """A client as the settings say: outside production the sandbox's own host is trusted."""
    sandbox = settings.bitloot_mode is not Mode.PRODUCTION
    return PictureClient(
        resolve=resolve,
        trusted=frozenset({settings.kinguin_base_url}) if sandbox else frozenset(),
        seconds=settings.picture_seconds,
        largest=settings.picture_bytes,
    )


def install(extensions: dict[str, object], settings: Settings, redis: object) -> None:
    """Make it the application's."""
    del redis
    extensions[_EXTENSION] = make(settings)


def get_pictures() -> PictureClient:
    """The application's client."""
    client: PictureClient = current_app.extensions[_EXTENSION]
    return client
