"""Searches that found nothing, counted for staff: words alone, and none that name people."""

import re

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.search_models import SearchMiss
from bitloot.catalog.words import fold
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.ids import new_id

_SHORTEST, _LONGEST = 2, 60
_PERSONAL = re.compile(r"@|\d{5,}|://|(?:\d[\s.-]?){7,}")
"""An address, a number of somebody's, a link: typed into the wrong field."""
_MOST = 5_000
_DROP = text(
    """
    delete from search_misses where id in (
        select id from search_misses order by times, last_at limit greatest(
            0, (select count(*) from search_misses) - :most
        )
    )
    """
)


def note_miss(typed: str) -> None:
    """Count one more customer who asked for this in vain; the rarest are dropped beyond a size."""
    words = fold(typed)
    if _PERSONAL.search(typed) or not _SHORTEST <= len(words) <= _LONGEST:
        return
    now = utcnow()
    row = insert(SearchMiss).values(id=new_id(), words=words, first_at=now, last_at=now, times=1)
    again = {"times": SearchMiss.times + 1, "last_at": now}
    db.session.execute(row.on_conflict_do_update(index_elements=["words"], set_=again))
    db.session.execute(_DROP, {"most": _MOST})
