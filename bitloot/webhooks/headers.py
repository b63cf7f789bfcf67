"""Headers as they are kept: all of them, without secrets and without what a database refuses."""

from collections.abc import Mapping

_SECRET = frozenset(
    {"x-event-secret", "authorization", "proxy-authorization", "cookie", "x-api-key"}
)
_MOST = 40
_LONGEST = 500


def stored_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """At most 40, each at most 500 characters, printable, secrets replaced."""
    kept: dict[str, str] = {}
    for name, value in list(headers.items())[:_MOST]:
        shown = "[removed]" if name in _SECRET else value
        kept[name[:100]] = "".join(c if c.isprintable() else "?" for c in shown[:_LONGEST])
    return kept
