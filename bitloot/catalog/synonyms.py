"""What words mean besides themselves: read often, changed by staff."""

from sqlalchemy import select

from bitloot.catalog.search_models import Synonym
from bitloot.catalog.versions import get_version
from bitloot.catalog.words import Synonyms, both_ways
from bitloot.core.reading import get_reader

_SECONDS = 60


def known_synonyms() -> Synonyms:
    """All of them, kept in this process until the catalogue changes."""
    return get_version().kept("synonyms", _SECONDS, _read)


def _read() -> Synonyms:
    rows = get_reader().rows(select(Synonym.words, Synonym.means, Synonym.both_ways))
    return both_ways([(str(words), str(means), bool(both)) for words, means, both in rows])
