"""Jobs of orders."""

from bitloot.core.db import transaction
from bitloot.core.jobs.running import Handler, JobView
from bitloot.orders import lookup


def mail_code(job: JobView) -> None:
    """`{lookup_id, order_id}`: the code goes to the order's address, if there is such an order."""
    with transaction():
        lookup.answer(job.uuid("order_id"), job.uuid("lookup_id"))


JOBS = {lookup.MAIL_CODE: Handler(mail_code)}
