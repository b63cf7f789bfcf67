"""Which addresses may be asked at all. Pure: names are resolved elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

from bitloot.providers.pictures.errors import PictureRefusedError

Address = IPv4Address | IPv6Address
_PORTS = {"https": 443, "http": 80}
_LONGEST = 2000
_SAFE = "/%:@!$&'()*+,;=~-._"
# `is_global` of some Python releases lets these through.
_NEVER = tuple(
    map(
        ip_network,
        (
            *("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4"),
            *("64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16"),
            *("fc00::/7", "fec0::/10"),
        ),
    )
)
_NAT64 = ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ip_network("2002::/16")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to ask. `trusted`: the sandbox's own host, which may be private and plain HTTP."""

    scheme: str
    host: str
    port: int
    path: str
    trusted: bool


def target(url: str, trusted: Collection[str] = ()) -> Target:
    """Take an address apart. Raises PictureRefusedError for one that is never asked.

    `trusted` are URLs whose scheme, host and port are ours.
    """
    parts = _split(url)
    host = _host(parts)
    port = _port(parts)
    known = parts.scheme in _PORTS and any(
        (parts.scheme, host, port) == _origin(each) for each in trusted
    )
    if parts.scheme != "https" and not known:
        raise PictureRefusedError("Only https addresses are fetched.")
    if not host:
        raise PictureRefusedError("The address names no host.")
    if parts.username is not None or parts.password is not None:
        raise PictureRefusedError("The address carries a name or password.")
    if port != _PORTS[parts.scheme] and not known:
        raise PictureRefusedError(f"Port {port} is not asked.")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
    return Target(parts.scheme, host, port, path + query, known)


def _split(url: str) -> SplitResult:
    if len(url) > _LONGEST:
        raise PictureRefusedError("The address is too long.")
    if any(character <= " " or character in "\\\x7f" for character in url):
        raise PictureRefusedError("The address holds characters that no address has.")
    try:
        return urlsplit(url)
    except ValueError:
        raise PictureRefusedError("This is not an address.") from None


def _host(parts: SplitResult) -> str:
    try:
        return (parts.hostname or "").rstrip(".").encode("idna").decode()
    except UnicodeError:
        raise PictureRefusedError("The address names no host.") from None


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise PictureRefusedError("The address has a port that does not exist.") from None


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)


def is_public(address: Address) -> bool:
    """Whether it lies on the open internet, whatever notation hides it."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    refused = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or address.is_reserved
    )
    return not refused and not any(
        address in network for network in _NEVER if network.version == address.version
    )


def _inner(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, compatible, 6to4, NAT64."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _SIX_TO_FOUR:
        return address.sixtofour
    number = int(address)
    if address in _NAT64 or 1 < number <= 0xFFFFFFFF:  # noqa: PLR2004 (::1 is loopback itself)
        return IPv4Address(number & 0xFFFFFFFF)
    return None


def checked(target_: Target, found: Collection[str]) -> str:
    """The address to connect to. One private address among them refuses all of them."""
    addresses = [ip_address(text.partition("%")[0]) for text in found]
    if not addresses:
        raise PictureRefusedError("The host has no address.")
    if not target_.trusted and not all(map(is_public, addresses)):
        raise PictureRefusedError("The host lies in a private or reserved network.")
    return str(addresses[0])
