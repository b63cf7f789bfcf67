"""DATA/secrets.json: what a first start invents and every later start uses again."""

import json
from base64 import b32encode, b64encode
from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes, token_hex, token_urlsafe

from bitloot.embedded.errors import EmbeddedError


def _text() -> str:
    return token_urlsafe(36)


def _base64(prefix: str) -> str:
    return prefix + b64encode(token_bytes(32)).decode()


RECIPES: dict[str, Callable[[], str]] = {
    "SECRET_KEY": _text,
    "JWT_SECRET_KEY": _text,
    "MASTER_KEYS": lambda: _base64("k1:"),
    "POSTGRES_PASSWORD": lambda: token_urlsafe(18),
    "VALKEY_PASSWORD": lambda: token_urlsafe(18),
    "NOWPAYMENTS_API_KEY": lambda: token_hex(14).upper(),
    "NOWPAYMENTS_IPN_SECRET": _text,
    "NOWPAYMENTS_EMAIL": lambda: "merchant@bitloot.example",
    "NOWPAYMENTS_PASSWORD": lambda: token_urlsafe(18),
    "KINGUIN_API_KEY": lambda: token_hex(16),
    "KINGUIN_WEBHOOK_SECRET": _text,
    "RESEND_API_KEY": lambda: f"re_{token_hex(16)}",
    "RESEND_WEBHOOK_SECRET": lambda: _base64("whsec_"),
    "R2_ACCESS_KEY_ID": lambda: token_hex(16),
    "R2_SECRET_ACCESS_KEY": lambda: token_hex(32),
    "DEMO_STAFF_EMAIL": lambda: "owner@bitloot.example",
    "DEMO_STAFF_PASSWORD": lambda: token_urlsafe(12),
    "DEMO_STAFF_TOTP_SECRET": lambda: b32encode(token_bytes(20)).decode(),
}


def load_secrets(data: Path) -> dict[str, str]:
    """The secrets of a data folder, those it lacks invented and stored (mode 0600).

    Raises EmbeddedError when the file is gone but a database is there: new master keys would
    make every sealed key in it unreadable for ever.
    """
    data.mkdir(parents=True, exist_ok=True)
    path = data / "secrets.json"
    kept = _read(path)
    if not kept and (data / "postgres").exists():
        raise EmbeddedError(
            f"{path} is missing, but {data / 'postgres'} holds a database sealed with its keys. "
            "Put the file back, or move the whole folder away to begin anew."
        )
    secrets = {name: kept.get(name) or invent() for name, invent in RECIPES.items()}
    if secrets != kept:
        draft = path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(secrets, indent=2) + "\n")
        draft.replace(path)
    return secrets


def _read(path: Path) -> dict[str, str]:
    try:
        document = json.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except ValueError:
        raise EmbeddedError(f"{path} is not readable as JSON; put back a good copy.") from None
    return {str(name): str(value) for name, value in document.items()}
