"""Headers as they are kept: without secrets, without what a database refuses, signatures first."""

from collections.abc import Mapping

EVENT_SECRET = "x-event-secret"  # noqa: S105 (a header's name)
SIGNATURE_HEADERS = (
    "x-nowpayments-sig",
    "svix-id",
    "svix-timestamp",
    "svix-signature",
    "x-event-name",
    EVENT_SECRET,
)
"""What a webhook is verified and read by: kept first and whole, so that it can be done again."""

_SECRET = frozenset({EVENT_SECRET, "authorization", "proxy-authorization", "cookie", "x-api-key"})
_MOST = 40
_LONGEST = 500
_LONGEST_SIGNATURE = 8190  # gunicorn takes none longer
_LONGEST_NAME = 100


def stored_headers(headers: Mapping[str, str], proof: str = "") -> dict[str, str]:
    """At most 40, each at most 500 characters, printable; names in lower case.

    Secrets are replaced; in place of `x-event-secret` stands `proof`, if there is one.
    """
    names = [name for name in SIGNATURE_HEADERS if name in headers]
    names += [name for name in headers if name not in SIGNATURE_HEADERS]
    kept: dict[str, str] = {}
    for name in names[:_MOST]:
        longest = _LONGEST_SIGNATURE if name in SIGNATURE_HEADERS else _LONGEST
        shown = "[removed]" if name in _SECRET else headers[name].strip()[:longest]
        kept[_printable(name[:_LONGEST_NAME])] = _printable(shown)
    if proof and EVENT_SECRET in kept:
        kept[EVENT_SECRET] = proof
    return kept


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text)
