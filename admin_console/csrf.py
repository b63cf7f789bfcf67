"""Forms of the console carry a token. The API does not: it is called with tokens, not cookies."""

from flask import Flask
from flask_wtf.csrf import CSRFError, CSRFProtect  # type: ignore[import-untyped]

from bitloot.core.errors import ForbiddenError

_protect = CSRFProtect()


def install(app: Flask) -> None:
    """Tokens last as long as the session; `check` is called by the console's own views only."""
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None)
    _protect.init_app(app)


def check() -> None:
    """ForbiddenError unless this request carries the token of its session."""
    try:
        _protect.protect()
    except CSRFError:
        raise ForbiddenError(
            "This page was opened in another session. Reload it and try again; nothing was changed."
        ) from None
