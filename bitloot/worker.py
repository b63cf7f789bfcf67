"""The worker: Huey's consumer for nudged jobs, and everything that happens by the clock."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from huey import crontab
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from bitloot.catalog.images.tasks import look as look_for_pictures
from bitloot.catalog.repricing.tasks import reprice_by_the_clock
from bitloot.catalog.tasks import sync_fully, sync_incrementally
from bitloot.core.db import transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.idempotency import forget_old
from bitloot.core.jobs.queue import get_huey
from bitloot.core.jobs.sweep import sweep
from bitloot.insights.tasks import start_splitting
from bitloot.insights.together import count_together
from bitloot.ledger.catching_up import post_spoiled
from bitloot.ledger.tasks import start_closing
from bitloot.merchandising.tasks import keep_families
from bitloot.orders.expiry import expire_due
from bitloot.payments.polling import poll_due
from bitloot.reconciliation.tasks import start_invariants, start_nightly
from bitloot.stock.counting import recount_all
from bitloot.stock.importing.taking_in import forget_old as forget_old_imports
from bitloot.stock.scarcity import look as look_for_scarcity
from config.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Every:
    """Something done every so many seconds by each worker process; safe to do twice at once."""

    seconds: float
    name: str
    act: Callable[[], object]


def heartbeat(settings: Settings) -> list[Every]:
    """By the second, and without Redis: this is what finds lost nudges and lost IPNs."""
    return [
        Every(settings.sweep_seconds, "jobs.sweep", sweep),
        Every(min(settings.reconcile_seconds, 5), "payments.poll_due", poll_due),
        Every(5, "orders.expire_due", expire_due),
        Every(5, "stock.recount_all", recount_all),
        Every(10, "stock.look_for_scarcity", look_for_scarcity),
        Every(30, "images.look", look_for_pictures),
        Every(30, "merchandising.keep_families", keep_families),
    ]


HOURLY: dict[str, Callable[[], object]] = {
    "insights.count_together": count_together,
    "idempotency.forget_old": forget_old,
    "stock.forget_old_imports": forget_old_imports,
    "ledger.post_spoiled": post_spoiled,
    "ledger.close": start_closing,
}
DAILY: dict[str, Callable[[], object]] = {
    "catalog.sync_fully": sync_fully,  # what sold out is not listed: only a full run sees it
}
NIGHTLY: dict[str, Callable[[], object]] = {
    "reconciliation.run": start_nightly,
}
EVERY_QUARTER: dict[str, Callable[[], object]] = {
    "catalog.sync_incrementally": sync_incrementally,
    "catalog.reprice_by_the_clock": reprice_by_the_clock,
    "reconciliation.invariants": start_invariants,
    "insights.split_days": start_splitting,
}


class Heartbeat(threading.Thread):
    """Runs `beats` until stopped; whatever one of them meets, the next beat comes."""

    def __init__(self, app: ShopFlask, beats: list[Every]) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self._app = app
        self._beats = beats
        self._stopped = threading.Event()

    def stop(self) -> None:
        """End after the present beat."""
        self._stopped.set()

    def run(self) -> None:
        """Each beat in its own transaction."""
        due = {beat.name: time.monotonic() for beat in self._beats}
        while not self._stopped.is_set():
            for beat in self._beats:
                if due[beat.name] <= time.monotonic():
                    due[beat.name] = time.monotonic() + beat.seconds
                    _in_transaction(self._app, beat.name, beat.act)
            self._stopped.wait(max(0.05, min(due.values()) - time.monotonic()))


def _in_transaction(app: ShopFlask, name: str, act: Callable[[], object]) -> None:
    try:
        with app.app_context(), transaction():
            act()
    except (SQLAlchemyError, RedisError) as error:
        log.warning("%s: %s; it will come round again", name, type(error).__name__)


def serve(app: ShopFlask, settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; a job in hand is finished first."""
    huey = get_huey(app.extensions)

    def tick(acts: dict[str, Callable[[], object]]) -> Callable[[], None]:
        def run() -> None:
            for name, act in acts.items():
                _in_transaction(app, name, act)

        return run

    huey.periodic_task(crontab(minute="17"), name="hourly")(tick(HOURLY))
    huey.periodic_task(crontab(hour="4", minute="30"), name="daily")(tick(DAILY))
    huey.periodic_task(crontab(hour="3", minute="30"), name="nightly")(tick(NIGHTLY))
    huey.periodic_task(crontab(minute="*/15"), name="every_quarter")(tick(EVERY_QUARTER))
    heart = Heartbeat(app, heartbeat(settings))
    heart.start()
    consumer = huey.create_consumer(
        workers=settings.worker_threads,
        worker_type="thread",
        initial_delay=0.05,
        max_delay=1.0,
        check_worker_health=True,
        health_check_interval=5,
    )
    try:
        consumer.run()
    finally:
        heart.stop()
