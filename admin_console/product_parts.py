"""Pictures, videos and requirements of a product as lines of a form, and back."""

from collections.abc import Callable, Mapping, Sequence

from bitloot.core.types import Json

_NO_SYSTEM = "Any"


def _of(name: str) -> Callable[[Mapping[str, Json]], list[str]]:
    return lambda part: [str(part.get(name, ""))]


def _requirement(part: Mapping[str, Json]) -> list[str]:
    given = part.get("requirement")
    lines = given if isinstance(given, list) else []
    return [f"{part.get('system') or _NO_SYSTEM}: {line}" for line in lines]


_SHOWN = {
    "screenshots": _of("url"),
    "videos": _of("video_id"),
    "system_requirements": _requirement,
}


def is_of_parts(name: str) -> bool:
    """Whether the field of a product is a list of these."""
    return name in _SHOWN


def shown(name: str, parts: object) -> str:
    """One a line; of requirements `system: what it must have`."""
    if not isinstance(parts, list):
        return ""
    return "\n".join(
        line for part in parts if isinstance(part, dict) for line in _SHOWN[name](part)
    )


def read(name: str, lines: Sequence[str]) -> list[Json]:
    """As the API would be given them; a line without a system belongs to any."""
    match name:
        case "screenshots":
            return [{"url": line} for line in lines]
        case "videos":
            return [{"video_id": line} for line in lines]
    systems: dict[str, list[Json]] = {}
    for line in lines:
        system, colon, what = line.partition(":")
        named = bool(colon) and bool(what.strip())
        key = system.strip() if named else _NO_SYSTEM
        systems.setdefault(key, []).append(what.strip() if named else line)
    return [{"system": system, "requirement": said} for system, said in systems.items()]
