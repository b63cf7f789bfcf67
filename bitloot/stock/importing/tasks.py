from bitloot.core.db import transaction
from bitloot.core.jobs.leases import renew
from bitloot.core.jobs.running import Handler, JobView
from bitloot.stock.importing.checking import Checking
from bitloot.stock.importing.service import CHECK, TAKE_IN
from bitloot.stock.importing.taking_in import take_in

_LEASE_SECONDS = 30
_LONGEST_TAKE_IN_SECONDS = 900


def _check(job: JobView) -> None:
    checking = Checking(job.uuid("import_id"))
    with transaction():
        over = not checking.begin()
    while not over:
        with transaction():
            over = checking.step()
            renew(job, _LEASE_SECONDS)


def _take_in(job: JobView) -> None:
    with transaction():
        take_in(job.uuid("import_id"))


JOBS: dict[str, Handler] = {
    CHECK: Handler(_check, lease_seconds=_LEASE_SECONDS),
    TAKE_IN: Handler(_take_in, lease_seconds=_LONGEST_TAKE_IN_SECONDS),
}
