"""A worker is killed in the middle of an import: nothing is half in the shop, and it goes on."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import undefer
from support.dying import die_at
from support.paid import fill, own_product
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core import failpoints
from bitloot.core.audit import Actor
from bitloot.core.config import get_settings
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.jobs.sweep import sweep
from bitloot.rooms import make_runner
from bitloot.stock.importing import service
from bitloot.stock.importing.checking import AT_ONCE
from bitloot.stock.importing.models import ImportPiece, ImportState, StagedItem, StockImport
from bitloot.stock.importing.pieces import LARGEST_PIECE
from bitloot.stock.importing.service import About
from bitloot.stock.importing.taking_in import MOVED_AT_ONCE
from bitloot.stock.models import StockBatch, StockItem
from bitloot.stock.service import available, open_item
from config.settings import Settings

STAFF = Actor("test")
LINES = MOVED_AT_ONCE + AT_ONCE


@pytest.fixture
def product(app: ShopFlask) -> Product:
    del app
    return own_product()


def sent(product: Product, lines: int) -> UUID:
    """An import whose file has arrived; it is to be looked through."""
    raw = "".join(f"KEY-{number:06}\n" for number in range(lines)).encode()
    found = service.begin(product.id, About(), STAFF)
    for position, start in enumerate(range(0, len(raw), LARGEST_PIECE)):
        service.fill(found.id, position, raw[start : start + LARGEST_PIECE])
    service.complete(found.id)
    commit()
    return found.id


def job(kind: str) -> Job:
    query = select(Job).where(Job.kind == kind).order_by(Job.id.desc()).limit(1)
    db.session.rollback()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def again(import_id: UUID) -> StockImport:
    db.session.rollback()
    return db.session.get_one(StockImport, import_id, populate_existing=True)


def count(table: type[StockItem | StagedItem | StockBatch | ImportPiece]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def take_up(kind: str) -> None:
    """The dead worker's lease runs out; the sweep finds the job, and another worker runs it."""
    found = job(kind)
    assert found.state is JobState.RUNNING
    db.session.execute(
        update(Job)
        .where(Job.id == found.id)
        .values(leased_until=text("now() - interval '1 second'"), nudged_at=None)
    )
    commit()
    assert sweep() == 1
    commit()
    make_runner(get_settings()).run(found.id)


def test_killed_while_it_looks_it_looks_again(product: Product, settings: Settings) -> None:
    import_id = sent(product, 3 * AT_ONCE)
    die_at(settings, "import_lines_staged", 2, str(job(service.CHECK).id))
    stopped = again(import_id)
    assert (stopped.state, stopped.lines, count(StagedItem)) == (
        ImportState.CHECKING,
        AT_ONCE,
        AT_ONCE,
    )
    assert (count(StockItem), available(product.id)) == (0, 0)
    take_up(service.CHECK)
    done = again(import_id)
    assert (done.state, done.lines, done.fresh, done.twice) == (
        ImportState.READY,
        3 * AT_ONCE,
        3 * AT_ONCE,
        0,
    )
    assert count(StagedItem) == 3 * AT_ONCE


def test_killed_while_it_takes_in_nothing_is_in_the_shop_and_then_all(
    product: Product, settings: Settings, run_jobs: RunJobs
) -> None:
    fill(product, "KEY-000007")
    import_id = sent(product, LINES)
    run_jobs()
    service.accept(import_id, STAFF, without_wrong=False, reason="bought today")
    commit()
    die_at(settings, "import_lines_taken_in", 2, str(job(service.TAKE_IN).id))
    stopped = again(import_id)
    assert (stopped.state, stopped.batch_id) == (ImportState.IMPORTING, None)
    assert (count(StockItem), count(StockBatch), count(StagedItem)) == (1, 1, LINES - 1)
    assert available(product.id) == 1
    with pytest.raises(ConflictError):
        service.drop(import_id, STAFF, reason="it takes so long")
    take_up(service.TAKE_IN)
    done = again(import_id)
    assert (done.state, done.fresh) == (ImportState.DONE, LINES - 1)
    assert (available(product.id), count(StagedItem), count(ImportPiece)) == (LINES, 0, 0)
    whole = select(StockItem).options(undefer("*"))
    keys = [open_item(item) for item in db.session.scalars(whole)]
    assert sorted(keys) == [b"KEY-%06d" % number for number in range(LINES)]


def test_a_worker_that_lost_its_lease_leaves_nothing(product: Product) -> None:
    """It was only slow; another one has begun anew, and two must not stage side by side."""
    import_id = sent(product, 3 * AT_ONCE)
    running = job(service.CHECK)

    def taken_over() -> None:
        failpoints.disarm()
        with db.engine.begin() as other:
            other.execute(update(Job).where(Job.id == running.id).values(lease=uuid4()))

    failpoints.arm("import_lines_staged", taken_over)
    make_runner(get_settings()).run(running.id)
    assert (again(import_id).state, again(import_id).lines) == (ImportState.CHECKING, 0)
    assert count(StagedItem) == 0
    assert job(service.CHECK).state is JobState.RUNNING  # it is the other worker's
    take_up(service.CHECK)
    assert (again(import_id).fresh, count(StagedItem)) == (3 * AT_ONCE, 3 * AT_ONCE)


def test_the_lease_is_renewed_while_it_takes_in(product: Product, run_jobs: RunJobs) -> None:
    """Beside the one transaction that takes everything in: others see it before that ends."""
    import_id = sent(product, AT_ONCE)
    run_jobs()
    service.accept(import_id, STAFF, without_wrong=False, reason="bought today")
    commit()
    waiting = job(service.TAKE_IN).id
    leases: list[float] = []

    def soon_over() -> None:
        with db.engine.begin() as other:
            until = text("now() + interval '1 second'")
            other.execute(update(Job).where(Job.id == waiting).values(leased_until=until))

    def look() -> None:
        with db.engine.connect() as other:
            left = text("select extract(epoch from leased_until - now()) from jobs where id = :id")
            leases.append(float(other.execute(left, {"id": waiting}).scalar_one()))

    failpoints.arm("import_lines_taken_in", soon_over)
    failpoints.arm("import_batch_counted", look)
    make_runner(get_settings()).run(waiting)
    failpoints.disarm()
    assert again(import_id).state is ImportState.DONE
    assert len(leases) == 1
    assert leases[0] > 20
