"""What staff do about words: synonyms, and the log of what was searched in vain."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog import versions
from bitloot.catalog.search_models import SearchMiss, Synonym
from bitloot.catalog.words import fold
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError, invalid
from bitloot.core.ids import new_id
from bitloot.core.types import JsonObject

LONGEST = 80
DEMO = (("goty", "game of the year", True), ("ks", "kestrel steppe", False),
        ("pitlane", "pitlane heroes", False), ("qm", "quillmark", False),
        ("av", "antivirus", False), ("od", "ostrakon deep", False), ("vp", "vanta protocol", False),
        ("ko", "kepler s orchard", False), ("umbrella vpn", "umbrel tunnel", False))  # fmt: skip
"""For the invented titles of the sandbox."""


def get(synonym_id: UUID) -> Synonym:
    """Raises NotFoundError."""
    found = db.session.get(Synonym, synonym_id)
    if found is None:
        raise NotFoundError("There is no such synonym.")
    return found


def get_miss(miss_id: UUID) -> SearchMiss:
    """Raises NotFoundError."""
    found = db.session.get(SearchMiss, miss_id)
    if found is None:
        raise NotFoundError("Nobody has searched for that in vain.")
    return found


def create(values: Mapping[str, object], actor: Actor, *, reason: str | None = None) -> Synonym:
    """Counts for the next search. Raises InvalidError naming `words` or `means`."""
    synonym = Synonym(id=new_id())
    _set(synonym, values)
    db.session.add(synonym)
    db.session.flush()
    _solve(synonym)
    _done(actor, "synonym.create", synonym, reason, {})
    return synonym


def edit(
    synonym_id: UUID, values: Mapping[str, object], actor: Actor, *, reason: str | None = None
) -> Synonym:
    """Change fields. Raises NotFoundError, InvalidError."""
    synonym = get(synonym_id)
    before = _all(synonym)
    with db.session.no_autoflush:
        _set(synonym, {**before, **values})
    db.session.flush()
    _done(actor, "synonym.edit", synonym, reason, before)
    return synonym


def remove(synonym_id: UUID, actor: Actor, *, reason: str | None = None) -> None:
    """Delete it. Raises NotFoundError."""
    synonym = get(synonym_id)
    before = _all(synonym)
    db.session.delete(synonym)
    db.session.flush()
    audit(actor, "synonym.delete", ("synonym", synonym_id), reason=reason, before=before)
    versions.changed()


def dismiss(miss_id: UUID, actor: Actor, *, reason: str | None = None) -> SearchMiss:
    """Nothing is to be done about these words."""
    miss = get_miss(miss_id)
    if miss.dismissed_at is None:
        miss.dismissed_at = utcnow()
        audit(actor, "search_miss.dismiss", ("search_miss", miss.id), reason=reason)
    return miss


def seed_demo_synonyms() -> None:
    """Those that are not there yet."""
    for words, means, both_ways in DEMO:
        row = {"id": new_id(), "words": words, "means": means, "both_ways": both_ways}
        db.session.execute(
            insert(Synonym).values(row).on_conflict_do_nothing(index_elements=["words"])
        )
    versions.changed()


def _set(synonym: Synonym, values: Mapping[str, object]) -> None:
    for name in ("words", "means"):
        folded = fold(str(values.get(name) or ""))
        if not folded or len(folded) > LONGEST:
            raise invalid(name, f"Letters or digits, {LONGEST} at most.")
        setattr(synonym, name, folded)
    if synonym.words == synonym.means:
        raise invalid("means", "That is the same.")
    synonym.both_ways = bool(values.get("both_ways"))
    taken = select(Synonym.id).where(Synonym.words == synonym.words, Synonym.id != synonym.id)
    if db.session.scalar(taken) is not None:
        raise invalid("words", "These words have a meaning already.")


def _solve(synonym: Synonym) -> None:
    """The search that found nothing has its answer now."""
    miss = db.session.scalar(select(SearchMiss).where(SearchMiss.words == synonym.words))
    if miss is not None:
        miss.synonym_id, miss.dismissed_at = synonym.id, utcnow()


def _all(synonym: Synonym) -> JsonObject:
    return {
        "words": synonym.words,
        "means": synonym.means,
        "both_ways": synonym.both_ways,
    }


def _done(
    actor: Actor, action: str, synonym: Synonym, reason: str | None, before: JsonObject
) -> None:
    after = _all(synonym)
    audit(actor, action, ("synonym", synonym.id), reason=reason, before=before or None, after=after)
    versions.changed()
