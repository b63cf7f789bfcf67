"""Stretches of the list that are stored as they are listed: there nothing is to be done.

A full run walks by id. Every few dozen products one begins a stretch, chosen by its id, wherever on
a page it stands: one that comes or goes changes its own stretch and no other. A stretch counts as
known while the provider says the same of all its products, the terms are the same, and no row of
them has been written by anybody since (`xmin` names the transaction that wrote a row last).
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from bitloot.catalog.preparing import Candidate
from bitloot.core.db import db

_USUAL = 32
"""So many products a stretch on the average: what a change costs, against a row for each."""
_SCATTER = 2_654_435_761  # of a golden ratio of 32 bits: ids with a pattern begin stretches too
_STATE = """
    select count(*) as rows, coalesce(md5(string_agg(
        p.kinguin_id::text || ':' || p.xmin::text, ',' order by p.kinguin_id)), '') as state
    from products p where p.kinguin_id = any(stretch.kinguin_ids)
"""
_KNOWN = text(
    f"""
    select stretch.digest, now.rows
    from sync_stretches stretch cross join lateral ({_STATE}) now
    where stretch.digest = any(:digests) and stretch.terms = :terms and stretch.state = now.state
    """  # noqa: S608 (our own text)
)
_REMEMBER = text(
    f"""
    insert into sync_stretches (digest, terms, kinguin_ids, state)
    select stretch.digest, :terms, stretch.kinguin_ids, now.state
    from json_to_recordset(cast(:given as json)) as stretch(digest text, kinguin_ids integer[])
        cross join lateral ({_STATE}) now
    on conflict (digest) do update
        set terms = excluded.terms, kinguin_ids = excluded.kinguin_ids, state = excluded.state
    """  # noqa: S608 (our own text)
)
_FORGET = text(
    "delete from sync_stretches where digest not in "
    "(select unnest(stretches) from sync_seen where run_id = :run_id)"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Products that follow each other in the list; `digest` is of all that is said of them."""

    digest: str
    candidates: Sequence[Candidate]

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> "Stretch":
        """These, in their order."""
        marks = b"".join([each.mark for each in candidates])
        return cls(hashlib.blake2b(marks, digest_size=16).hexdigest(), candidates)

    @property
    def kinguin_ids(self) -> list[int]:
        """Each once."""
        return list(dict.fromkeys(each.kinguin_id for each in self.candidates))


def stretches(candidates: Sequence[Candidate]) -> list[Stretch]:
    """The products of some pages, cut where a stretch begins; the first and last may be parts."""
    cuts = [place for place, each in enumerate(candidates) if place and _begins(each.kinguin_id)]
    ends = [*cuts, len(candidates)]
    return [Stretch.of(candidates[a:b]) for a, b in zip([0, *cuts], ends, strict=True) if b > a]


def _begins(kinguin_id: int) -> bool:
    return (kinguin_id * _SCATTER >> 16) % _USUAL == 0


def known_stretches(digests: Collection[str], terms: str | None) -> dict[str, int]:
    """Those of them that are stored as they are listed: how many of their products are here."""
    if terms is None or not digests:
        return {}
    found = db.session.execute(_KNOWN, {"digests": list(digests), "terms": terms})
    return {row[0]: row[1] for row in found}


def remember(stored: Collection[Stretch], terms: str | None) -> None:
    """These have just been stored, and nothing of them failed."""
    if terms is not None and stored:
        rows = [{"digest": each.digest, "kinguin_ids": each.kinguin_ids} for each in stored]
        db.session.execute(_REMEMBER, {"given": json.dumps(rows), "terms": terms})


def forget_stretches(run_id: UUID) -> None:
    """What a full run has not met any more."""
    db.session.execute(_FORGET, {"run_id": run_id})
