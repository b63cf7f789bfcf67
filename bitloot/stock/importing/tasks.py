from bitloot.core.db import transaction
from bitloot.core.jobs.leases import keep, keep_apart
from bitloot.core.jobs.running import Handler, JobView
from bitloot.stock.importing import progress
from bitloot.stock.importing.checking import Checking
from bitloot.stock.importing.service import CHECK, TAKE_IN
from bitloot.stock.importing.taking_in import take_in

_LEASE_SECONDS = 30


def _check(job: JobView) -> None:
    checking = Checking(job.uuid("import_id"))
    with transaction():
        over = not checking.begin()
    while not over:
        with transaction():
            over = checking.step()
            keep(job, _LEASE_SECONDS)


def _take_in(job: JobView) -> None:
    import_id = job.uuid("import_id")
    with transaction():
        for moved in take_in(import_id):
            progress.note(import_id, moved)
            keep_apart(job, _LEASE_SECONDS)


JOBS: dict[str, Handler] = {
    CHECK: Handler(_check, lease_seconds=_LEASE_SECONDS),
    TAKE_IN: Handler(_take_in, lease_seconds=_LEASE_SECONDS),
}
