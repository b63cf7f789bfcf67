"""Lists that move while they are read, purchases in the air, and workers that die."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from support.checkout import Checkout
from support.comparing import agreed, compare, found
from support.paid import paid_order
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.leases import renew
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.jobs.running import JobView
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.providers.kinguin.client import LARGEST_PAGE
from bitloot.reconciliation import running, tasks
from bitloot.reconciliation.kinguin_balance import BALANCE
from bitloot.reconciliation.models import ReconciliationRun, Rule, Sighting
from bitloot.reconciliation.running import OPEN_PAYMENTS, Advance, work
from bitloot.reconciliation.runs import begin
from bitloot.rooms import make_runner

P, B = Rule.PURCHASES_OURS, Rule.KINGUIN_BALANCE


def bought(sandbox: SandboxControl, game: Product) -> str:
    """By somebody else, with our key."""
    order = sandbox.call("POST", "/orders", {"kinguin_id": game.kinguin_id})
    return str(order["orderId"])


def purchases() -> list[str]:
    return [reference for rule, reference, _ in found() if rule is P]


def test_orders_that_come_between_two_pages_hide_nothing_and_count_once(
    app: ShopFlask, sandbox: SandboxControl, game: Product
) -> None:
    sandbox.call("PATCH", f"/products/{game.kinguin_id}", {"qty": 1000})
    ids = {bought(sandbox, game) for _ in range(LARGEST_PAGE + 5)}
    late: list[str] = []

    def meanwhile(stage: str, checked: int) -> None:
        if stage == P.value and not late:
            late.extend(bought(sandbox, game) for _ in range(3))

    run = compare(meanwhile)
    assert run.failed is None
    assert len(late) == 3
    seen = purchases()
    assert ids <= set(seen)
    assert len(seen) == len(set(seen)) == run.checked[P.value]
    compare()
    assert set(purchases()) == ids | set(late)


@pytest.fixture
def in_the_air(purchased: Checkout, game: Product) -> FulfillmentAttempt:
    """Kinguin is being asked at this moment; everything else agrees."""
    agreed(compare())
    item = paid_order((game, 1)).items[0]
    attempt = FulfillmentAttempt(
        item_id=item.id,
        order_id=item.order_id,
        number=1,
        external_id=f"{item.id.hex}-1",
        status=AttemptStatus.PLACING,
        placing_since=utcnow() + timedelta(minutes=5),  # however slow this machine is
        quantity=1,
        requested_price=item.unit_price,
    )
    db.session.add(attempt)
    db.session.execute(update(Job).values(state=JobState.DONE))
    commit()
    return attempt


def the_job() -> Job:
    db.session.rollback()
    return db.session.scalars(select(Job).where(Job.kind == tasks.RUN)).one()


def the_run() -> ReconciliationRun:
    db.session.rollback()
    newest = select(ReconciliationRun).order_by(ReconciliationRun.id.desc()).limit(1)
    return db.session.scalars(newest).one()


def as_if_later(seconds: float) -> None:
    """So many seconds on, another worker finds the job: if it may, it takes it up."""
    job = the_job()
    assert job.leased_until is not None
    job.leased_until -= timedelta(seconds=seconds)
    commit()
    make_runner(get_settings()).run(job.id)


def spend(sandbox: SandboxControl, euros: float) -> None:
    live = float(str(sandbox.call("GET", "/balance")["amount"]))
    sandbox.call("POST", "/balance", {"amount": live - euros})


def test_a_purchase_in_the_air_is_no_break_and_is_looked_at_again(
    in_the_air: FulfillmentAttempt, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    spend(sandbox, 1)
    with transaction():
        tasks.start("test")
    run_jobs()
    job, run = the_job(), the_run()
    assert (job.state, job.postponements, run.finished_at) == (JobState.QUEUED, 1, None)
    assert "under way" in (job.last_error or "")
    assert set(run.done) == {OPEN_PAYMENTS, *(rule.value for rule in Rule if rule is not B)}
    assert found() == []
    spend(sandbox, -1)
    db.session.execute(update(FulfillmentAttempt).values(placing_since=None))
    commit()
    run_jobs(ahead=5)
    agreed(the_run())


def test_a_purchase_that_stays_in_the_air_is_not_waited_for_for_ever(
    in_the_air: FulfillmentAttempt, sandbox: SandboxControl
) -> None:
    spend(sandbox, 1)
    run = compare()
    assert "under way" in (run.failed or "")
    assert (run.breaks, run.is_certificate) == (0, False)
    in_the_air.placing_since = utcnow() - timedelta(hours=1)
    commit()
    compare()
    assert [(rule, reference) for rule, reference, _ in found()] == [(B, BALANCE)]


class KilledError(BaseException):
    """Nothing of the worker is left: no handler sees this."""


def killing(stage: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The worker dies when it comes to that stage for the first time; stages that it came to."""
    stages: list[str] = []

    def dying(run_id: object, progress: Advance, rule: Rule, checked: int) -> None:
        stages.append(rule.value)
        if stages.count(stage) == 1 and rule.value == stage:
            raise KilledError

    monkeypatch.setattr(running, "_tell", dying)
    return stages


def test_a_run_whose_worker_was_killed_goes_on_within_two_minutes(
    app: ShopFlask, sandbox: SandboxControl, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages = killing(Rule.PAID_FULFILLED.value, monkeypatch)
    with transaction():
        tasks.start("test")
    with pytest.raises(KilledError):
        run_jobs()
    job = the_job()
    assert job.state is JobState.RUNNING
    assert job.leased_until is not None
    assert job.leased_until - utcnow() <= timedelta(minutes=2)
    as_if_later(60)
    assert the_run().finished_at is None
    as_if_later(65)
    agreed(the_run())
    assert stages.count(Rule.PURCHASES_OURS.value) == 1
    assert stages.count(Rule.PAID_FULFILLED.value) == 2
    assert db.session.scalars(select(Sighting)).all() == []


def test_each_step_renews_the_lease(app: ShopFlask, monkeypatch: pytest.MonkeyPatch) -> None:
    until: list[float] = []

    def look(run_id: object, progress: Advance, rule: Rule, checked: int) -> None:
        leased = db.session.scalars(select(Job.leased_until)).one()
        assert leased is not None
        until.append((leased - utcnow()).total_seconds())
        db.session.execute(update(Job).values(leased_until=utcnow() + timedelta(seconds=5)))

    monkeypatch.setattr(running, "_tell", look)
    with transaction():
        tasks.start("test")
        db.session.execute(update(Job).values(lease=begin("test").id, leased_until=utcnow()))
    row = the_job()
    view = JobView(row.id, row.kind, row.payload, 1, 0, row.lease)
    work(the_run().id, at_each=lambda: renew(view, 120))
    assert len(until) >= 4
    assert all(seconds > 100 for seconds in until)


def test_a_lease_that_another_worker_holds_is_left_alone(app: ShopFlask) -> None:
    with transaction():
        run_id = tasks.start("test").id
    row = the_job()
    row.lease, row.leased_until = run_id, utcnow()
    view = JobView(row.id, row.kind, row.payload, 1, 0, row.id)
    commit()
    with transaction():
        assert not renew(view, 120)
