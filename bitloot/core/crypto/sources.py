"""Where master keys come from: the environment, a file, or a hook to a key management service.

A hook is a callable named `package.module:name` that takes nothing and gives `MasterKeys`.
"""

import base64
import binascii
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from bitloot.core.crypto.keyring import KeyRing
from bitloot.core.crypto.master import MasterKeys
from config.settings import Settings

_OTHERS = stat.S_IRWXO | stat.S_IWGRP


def load_ring(settings: Settings) -> KeyRing:
    """The ring that the settings name. Raises ValueError when they name none or several."""
    root = _root(settings.root_key.get_secret_value())
    given = settings.master_keys.get_secret_value()
    named = [bool(given), settings.master_keys_file is not None, bool(settings.master_keys_hook)]
    if sum(named) > 1:
        raise ValueError("give one of MASTER_KEYS, MASTER_KEYS_FILE and MASTER_KEYS_HOOK")
    if settings.master_keys_hook:
        return KeyRing(_hooked(settings.master_keys_hook), root)
    if settings.master_keys_file is not None:
        given = _read(settings.master_keys_file)
    return KeyRing.parse(given, root)


def _root(encoded: str) -> bytes | None:
    try:
        return base64.b64decode(encoded, validate=True) if encoded else None
    except binascii.Error:
        raise ValueError("ROOT_KEY is not base64") from None


def _read(path: Path) -> str:
    if path.stat().st_mode & _OTHERS:
        raise ValueError(f"MASTER_KEYS_FILE {path} is open to others: chmod 600 it")
    return path.read_text().strip()


def _hooked(name: str) -> MasterKeys:
    module, _, attribute = name.partition(":")
    try:
        make = cast("Callable[[], MasterKeys]", getattr(import_module(module), attribute))
    except (ImportError, AttributeError, TypeError, ValueError):
        raise ValueError(f"MASTER_KEYS_HOOK {name} cannot be imported") from None
    return make()
