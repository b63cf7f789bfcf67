"""One product asked after anew, as a webhook or a purchase asks for it."""

from sqlalchemy import func, select
from support.catalog import RunJobs, Sync
from support.sandbox import SandboxControl

from bitloot.catalog.models import Product
from bitloot.catalog.refreshing import REFRESH, request_refresh
from bitloot.catalog.tasks import refresh, refresh_from_provider
from bitloot.core.db import db, transaction
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money


def test_a_refresh_takes_price_and_stock(product: Product, sandbox: SandboxControl) -> None:
    assert product.cost is not None
    dearer = product.cost + Money.eur("0.25")  # not by so much that it is held
    sandbox.set_product(product.kinguin_id or 0, price=float(dearer.amount), qty=4)
    assert refresh_from_provider(product.id)
    db.session.refresh(product)
    assert (product.cost, product.stock) == (dearer, 4)


def test_sold_out_and_back_by_the_next_listing(
    product: Product, sandbox: SandboxControl, sync: Sync
) -> None:
    stock = product.stock
    sandbox.set_product(product.kinguin_id or 0, qty=0)
    assert not refresh_from_provider(product.id)
    db.session.refresh(product)
    assert (product.stock, product.retired_at) == (0, None)
    sandbox.set_product(product.kinguin_id or 0, qty=stock)
    sync()
    db.session.refresh(product)
    assert product.stock == stock


def test_a_product_that_is_new_to_us_is_added(product: Product) -> None:
    number = product.kinguin_id or 0
    db.session.delete(product)
    db.session.commit()
    assert refresh(number)
    assert db.session.scalar(select(Product.id).where(Product.kinguin_id == number)) is not None
    assert not refresh(999_999_999)


def test_many_requests_are_one_job_and_none_is_lost(
    product: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    number = product.kinguin_id or 0
    for _ in range(5):
        with transaction():
            request_refresh(number)
    ours = Job.key.not_like("%:told")  # what the provider tells is queued beside them
    jobs = select(func.count()).select_from(Job).where(Job.kind == REFRESH, ours)
    assert db.session.scalar(jobs) == 1
    run_jobs()
    sandbox.set_product(number, price=12.5)
    with transaction():
        request_refresh(number)
    run_jobs()
    db.session.refresh(product)
    assert product.cost == Money.eur("12.5")
    job = db.session.scalars(select(Job).where(Job.kind == REFRESH, ours)).one()
    job.state = JobState.RUNNING
    db.session.commit()
    with transaction():
        request_refresh(number)
    assert db.session.scalar(jobs) == 2
