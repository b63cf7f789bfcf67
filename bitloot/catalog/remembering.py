"""Pages that were stored as they are now: where nothing has moved since, nothing is to be done.

A page counts as known while the provider lists the same, the terms are the same, and no row of its
products has been written by anybody since (`xmin` names the transaction that wrote a row last).
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from bitloot.core.db import db

_STATE = """
    select count(*) as rows, coalesce(md5(string_agg(
        p.kinguin_id::text || ':' || p.xmin::text, ',' order by p.kinguin_id)), '') as state
    from products p where p.kinguin_id = any(page.kinguin_ids)
"""
_KNOWN = text(
    f"""
    select page.digest, page.kinguin_ids, now.rows
    from sync_pages page cross join lateral ({_STATE}) now
    where page.digest = any(:digests) and page.terms = :terms and page.state = now.state
    """  # noqa: S608 (our own text)
)
_REMEMBER = text(
    f"""
    insert into sync_pages (digest, terms, kinguin_ids, state)
    select page.digest, :terms, page.kinguin_ids, now.state
    from json_to_recordset(cast(:pages as json)) as page(digest text, kinguin_ids integer[])
        cross join lateral ({_STATE}) now
    on conflict (digest) do update
        set terms = excluded.terms, kinguin_ids = excluded.kinguin_ids, state = excluded.state
    """  # noqa: S608 (our own text)
)
_FORGET = text(
    "delete from sync_pages where digest not in "
    "(select unnest(pages) from sync_seen where run_id = :run_id)"
)


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page with nothing to do; `present` of its products are in the shop."""

    kinguin_ids: list[int]
    present: int


def known_pages(digests: Collection[str], terms: str | None) -> dict[str, KnownPage]:
    """Those of the pages that are stored as they are listed."""
    if terms is None:
        return {}
    found = db.session.execute(_KNOWN, {"digests": list(digests), "terms": terms})
    return {digest: KnownPage(ids, present) for digest, ids, present in found}


def remember(pages: Mapping[str, Collection[int]], terms: str | None) -> None:
    """These have just been stored, and nothing on them failed."""
    if terms is not None and pages:
        rows = [{"digest": digest, "kinguin_ids": list(ids)} for digest, ids in pages.items()]
        db.session.execute(_REMEMBER, {"pages": json.dumps(rows), "terms": terms})


def forget_pages(run_id: UUID) -> None:
    """What a full run has not met any more."""
    db.session.execute(_FORGET, {"run_id": run_id})
