"""What a file is by its first bytes, not by what its server calls it."""

_AVIF = frozenset({b"avif", b"avis", b"mif1"})


def kind_of(body: bytes) -> str | None:
    """`jpeg`, `png`, `webp`, `gif` or `avif`; None for anything else, SVG among it."""
    if body.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "webp"
    if body[:6] in {b"GIF87a", b"GIF89a"}:
        return "gif"
    if body[4:8] == b"ftyp" and body[8:12] in _AVIF:
        return "avif"
    return None
