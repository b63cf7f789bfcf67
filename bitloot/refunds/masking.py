"""Addresses where they only need to be recognized. Pure."""

_HEAD, _TAIL = 6, 6


def masked(text: str | None) -> str | None:
    """First and last six characters; of what is short, less."""
    if not text:
        return None
    if len(text) > _HEAD + _TAIL + 3:
        return f"{text[:_HEAD]}…{text[-_TAIL:]}"
    kept = len(text) // 4
    return f"{text[:kept]}…{text[len(text) - kept :]}"
