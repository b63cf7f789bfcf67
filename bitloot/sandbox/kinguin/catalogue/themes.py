"""What a theme is: the words its titles and descriptions are drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Vocabulary of one kind of game.

    `names` are invented proper names, `subtitles` follow a colon, `things` precede "of NAME".
    Sentences may use {title}, {name} and {place}.
    """

    code: str
    genres: tuple[str, ...]
    names: tuple[str, ...]
    subtitles: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    openings: tuple[str, ...]
    middles: tuple[str, ...]
