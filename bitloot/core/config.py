"""The settings and the key ring of the running application."""

from flask import current_app

from bitloot.core.crypto.keyring import KeyRing
from config.settings import Settings

SETTINGS = "bitloot_settings"
KEY_RING = "bitloot_key_ring"


def get_settings() -> Settings:
    """Settings the application was made with."""
    settings: Settings = current_app.extensions[SETTINGS]
    return settings


def get_key_ring() -> KeyRing:
    """The master keys."""
    ring: KeyRing = current_app.extensions[KEY_RING]
    return ring
