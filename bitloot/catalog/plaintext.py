"""Provider texts hold HTML and entities; the shop shows plain text."""

import re
from html.parser import HTMLParser

_BREAKING = frozenset({"br", "p", "li", "div", "ul", "ol", "h1", "h2", "h3", "h4", "tr"})
_HIDDEN = frozenset({"script", "style"})
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._hidden += tag in _HIDDEN
        if tag in _BREAKING:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BREAKING and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def plain_text(markup: str | None) -> str:
    """Text without tags and entities, with its line breaks."""
    if not markup:
        return ""
    if markup.isprintable() and "<" not in markup and "&" not in markup:  # most are one plain line
        return markup.strip()
    text = markup.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text or "&" in text:
        reader = _Text()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    lines = (line.strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
