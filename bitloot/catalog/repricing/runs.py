"""Applying rules: they come into force, and a run prices the catalogue anew, batch by batch.

The caller commits after each step; a crash costs at most one batch, which is then done again. Who
steps holds the run's row, so workers and the command line may work on one run at once.
"""

import hashlib
import json
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy import text as sql

from bitloot.catalog.repricing import book as books
from bitloot.catalog.repricing import candidates
from bitloot.catalog.repricing.candidates import Outcome
from bitloot.catalog.repricing.models import PriceBook, RepriceRun, RunState
from bitloot.catalog.repricing.preview import NAMED, Preview, offender
from bitloot.catalog.repricing.writing import write_prices
from bitloot.core.attention import raise_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.core.types import Json

REFUSED = "reprice_refused"


def version_of(rules: list[Json]) -> str:
    """The same for rules that say the same: what was previewed is what is applied."""
    said = sorted(json.dumps(each, sort_keys=True, default=str) for each in rules)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def edited_version() -> str:
    """Of the rules as staff have them now."""
    return version_of(books.stored_rules())


def is_applied() -> bool:
    """Whether the rules as staff have them now are those in force."""
    latest = books.latest()
    return edited_version() == version_of([] if latest is None else latest.rules)


def apply(version: str, found: Preview, actor: Actor, *, reason: str | None = None) -> RepriceRun:
    """Put the enabled rules in force and open a run over the catalogue; `found` is their preview.

    Raises ConflictError when they are not those of `version`, when a run is on, and, naming the
    products, when they would set a price that no rule may set. Then nothing is changed.
    """
    db.session.execute(sql("lock table pricing_rules in share mode"))
    rules = books.stored_rules()
    if version_of(rules) != version:
        raise ConflictError("The rules have been changed since the preview: look at it again.")
    _refuse_while_running()
    if found.wrong:
        raise ConflictError(refusal_of(found), code="pricing-refused")
    book = PriceBook(made_by=actor.label, rules=rules)
    db.session.add(book)
    db.session.flush()
    run = begin(book, started_by=actor.label)
    audit(
        actor,
        "pricing.apply",
        ("reprice_run", run.id),
        reason=reason,
        after={"rules": len(rules), "raised": found.raised, "lowered": found.lowered},
    )
    return run


def refusal_of(found: Preview) -> str:
    """Which products keep the rules from being applied, and why."""
    shown = " ".join(f"{each.title}: {each.sentence}" for each in found.offenders[:5])
    more = found.wrong - min(5, len(found.offenders))
    rest = f" And {more:,} more." if more > 0 else ""
    products = "one product" if found.wrong == 1 else f"{found.wrong:,} products"
    return f"These rules would price {products} wrongly. {shown}{rest}"


def _refuse_while_running() -> None:
    if current() is not None:
        raise ConflictError("The catalogue is being priced anew: wait for that to end.")


def begin(book: PriceBook | None, *, started_by: str) -> RepriceRun:
    """Open a run by a book that is in force; the caller sees that a job works on it."""
    now = utcnow()
    run = RepriceRun(
        id=new_id(),
        book_id=None if book is None else book.id,
        priced_at=now,
        started_by=started_by,
        state=RunState.RUNNING,
        expected=candidates.count(books.book_of(book, now)),
        **dict.fromkeys(("after", "seen", "raised", "lowered", "refused"), 0),
        refusals=[],
    )
    db.session.add(run)
    db.session.flush()
    return run


def step(run_id: UUID) -> RepriceRun:
    """Price one batch; sets the run's state when it was the last. Raises NotFoundError."""
    run = db.session.get(RepriceRun, run_id, with_for_update=True, populate_existing=True)
    if run is None:
        raise NotFoundError("There is no such run.")
    if run.state is not RunState.RUNNING:
        return run
    book = books.book_of(_book(run), run.priced_at)
    batch = candidates.following(run.after, book, lock=True)
    last = len(batch) < candidates.BATCH
    if batch:
        run.after = batch[-1].kinguin_id or 0
    if last:
        batch += candidates.own(book, lock=True)
    _price(run, candidates.outcomes(batch, book))
    if last:
        _finish(run)
    return run


def _book(run: RepriceRun) -> PriceBook | None:
    return None if run.book_id is None else db.session.get(PriceBook, run.book_id)


def _price(run: RepriceRun, outcomes: list[Outcome]) -> None:
    prices: list[tuple[UUID, Money]] = []
    refusals = list(run.refusals)
    for product, explained in outcomes:
        run.seen += 1
        if explained.refusal is not None:
            run.refused += 1
            if len(refusals) < NAMED:
                named = offender(product, explained, explained.refusal)
                refusals.append({"title": named.title, "sentence": named.sentence})
        elif explained.price > product.price:
            run.raised += 1
            prices.append((product.id, explained.price))
        elif explained.price < product.price:
            run.lowered += 1
            prices.append((product.id, explained.price))
    run.refusals = refusals
    write_prices(prices, cause="pricing rules")


def _finish(run: RepriceRun) -> None:
    run.state = RunState.DONE
    run.finished_at = utcnow()
    if run.refused:
        raise_attention(
            REFUSED,
            subject=("reprice_run", run.id),
            trail_id=None,
            summary=f"{run.refused:,} products kept their price: the rules in force would have "
            "priced them wrongly.",
            action="change_rules",
        )


def current() -> RepriceRun | None:
    """The run that is on, if there is one."""
    return db.session.scalar(select(RepriceRun).where(RepriceRun.state == RunState.RUNNING))


def latest_runs(limit: int = 20) -> list[RepriceRun]:
    """Newest first."""
    query = select(RepriceRun).order_by(RepriceRun.started_at.desc(), RepriceRun.id.desc())
    return list(db.session.scalars(query.limit(limit)))


def get(run_id: UUID) -> RepriceRun:
    """As the database has it now. Raises NotFoundError."""
    run = db.session.get(RepriceRun, run_id, populate_existing=True)
    if run is None:
        raise NotFoundError("There is no such run.")
    return run


def moved_by_the_clock() -> PriceBook | None:
    """The book in force, if a rule of it has begun or ended since the catalogue was priced."""
    stored = books.latest()
    priced_at = db.session.scalar(select(func.max(RepriceRun.priced_at)))
    if stored is None or priced_at is None or current() is not None:
        return None
    then, now = books.book_of(stored, priced_at), books.book_of(stored, utcnow())
    return stored if then.rules != now.rules else None
