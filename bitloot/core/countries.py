"""Where a request seems to come from, as a proxy of ours says. A hint: addresses lie."""

import re
from typing import Protocol

from bitloot.core.config import get_settings

_CODE = re.compile(r"[A-Z]{2}")
_NOWHERE = frozenset({"XX", "T1", "ZZ"})
"""What proxies say of unknown places and of Tor."""


class Headers(Protocol):
    """As a request has them."""

    def get(self, key: str, default: str) -> str:
        """The value, or what is given instead."""


def country_of(headers: Headers) -> str | None:
    """An ISO code from the header that COUNTRY_HEADER names; None without that setting.

    Set it only where a proxy of ours writes that header over whatever a client sends.
    """
    name = get_settings().country_header
    code = headers.get(name, "").strip().upper() if name else ""
    return code if _CODE.fullmatch(code) and code not in _NOWHERE else None
