"""Jobs that turn a paid line into keys.

Every step is claimed in one transaction, called outside, recorded in the next; what to do next is
read from the rows. A run may die anywhere, or twice at once, and the next one goes on from there.
"""

from collections.abc import Callable

from bitloot.catalog.models import SourceType
from bitloot.core.db import transaction
from bitloot.core.failpoints import reach
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.core.timeline import SYSTEM
from bitloot.fulfillment import (
    attempts,
    collecting,
    companions,
    own_stock,
    planning,
    queueing,
    refusals,
    returning,
    service,
    shipping,
    watching,
)
from bitloot.fulfillment.collecting import Standing
from bitloot.fulfillment.companions import Companion
from bitloot.fulfillment.purchase import Purchase, wishes
from bitloot.fulfillment.requesting import FULFILL, POLL_ORDER, request
from bitloot.fulfillment.sealing import Parcel
from bitloot.fulfillment.service import Line
from bitloot.fulfillment.states import LIVE, AttemptStatus
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.orders import Key, Order, OrderStatus
from bitloot.providers.objects import get_objects

_LOOK_AGAIN = 2.0  # seconds between looks for an order whose placing nobody answered
_NO_ACCESS_PAUSE = 60.0
_BUSY_PAUSE = 1.0
_REFUSED_PAUSE = 2.0
_NO_MONEY_PAUSE = 300.0  # woken as soon as there is some
_BALANCE_PAUSE = 15.0
_RETURN_LOOKS = 5  # a return is worked on by the provider's own queue
_STRANGER_PAUSE, _STRANGER_LOOKS = 1.0, 5  # a webhook may beat the commit of our own purchase


def fulfill(job: JobView) -> None:
    """`{item_id}`: deliver one line of a paid order, from wherever it stands."""
    with transaction():
        line = service.begin(job.uuid("item_id"))
    if line is None:
        return
    reach("begun")
    if line.source_type is SourceType.CUSTOM:
        _from_stock(line)
        return
    try:
        while _next_step(line):
            pass
    except ProviderUnavailableError as away:
        if away.retry_after is None:
            raise
        with transaction():
            behind = queueing.turn(line)  # when it is back, the oldest comes first
        raise PostponeError(away.retry_after + behind, str(away)) from None
    except ProviderRefusedError as refused:
        if not refusals.is_access(refused):
            raise
        with transaction():
            refusals.report_access(line, refused)
        raise PostponeError(_NO_ACCESS_PAUSE, "Kinguin turns us away") from None


def _from_stock(line: Line) -> None:
    with transaction():
        parcels = own_stock.collect(line)
    _store(parcels)
    with transaction():
        shipping.record(line, parcels)
        own_stock.conclude(line)


def _store(parcels: list[Parcel]) -> None:
    for parcel in parcels:
        get_objects().put(parcel.object_key, parcel.envelope.ciphertext)


def _next_step(line: Line) -> bool:
    """One step towards the keys; False when there is none left to take."""
    with transaction():
        missing = line.quantity - service.stored(line.item_id)
        purchase = attempts.live(line.item_id)
        lacking = queueing.stopped_at()
        others = companions.companions(line) if purchase is None else []
    if purchase is not None and purchase.status is not AttemptStatus.PLANNED:
        return _STEPS[purchase.status](line, purchase)
    if purchase is None and missing <= 0:
        with transaction():
            service.finish(line)
        return False
    if lacking is not None:
        raise PostponeError(_NO_MONEY_PAUSE, f"the balance at Kinguin does not cover {lacking}")
    if purchase is not None:
        return _place(line, purchase)
    return _plan(line, others)


def _plan(line: Line, others: list[Companion]) -> bool:
    mine = line.kinguin_product_id or ""
    wanted = dict.fromkeys((mine, *(each.product_id for each in others)))
    offered = {name: get_kinguin().product_by_id(name) for name in wanted}
    beside = [(each.item_id, offered[each.product_id]) for each in others]
    reach("priced")
    with transaction():
        planned = planning.plan(line, offered[mine], [(i, found) for i, found in beside if found])
    reach("planned")
    return planned


def _place(line: Line, purchase: Purchase) -> bool:
    with transaction():
        mine = attempts.ask(purchase)
    reach("claimed")
    # Where another run has asked, the next step is to look its order up.
    return _ask(line, purchase) if mine else True


def _look_up(line: Line, purchase: Purchase) -> bool:
    """Asked before, answer unknown: search before any repeat, and repeat under the same id."""
    order = get_kinguin().find_by_external_id(purchase.external_id)
    reach("looked_up")
    if order is not None:
        return _adopt(purchase, order)
    seconds = attempts.settles_in(purchase)
    if seconds > 0:
        raise PostponeError(min(seconds, _LOOK_AGAIN), "it is not known yet whether it was ordered")
    with transaction():
        mine = attempts.ask_again(purchase)
    return _ask(line, purchase) if mine else True


def _ask(line: Line, purchase: Purchase) -> bool:
    with transaction():
        lines = attempts.lines_of(purchase)
    asked = wishes(lines, line.kinguin_product_id or "")
    try:
        order = get_kinguin().place_order(asked, purchase.external_id)
    except ProviderRefusedError as refused:
        return _refused(line, purchase, refused)
    except ProviderUnavailableError as away:
        with transaction():
            attempts.not_asked(purchase, str(away))
        raise
    except ProviderUnknownError as unknown:
        with transaction():
            attempts.unanswered(purchase, str(unknown))
        return True
    reach("answered")
    return _adopt(purchase, order)


def _adopt(purchase: Purchase, order: Order) -> bool:
    with transaction():
        for each in attempts.accepted(purchase, order):
            request(each.item_id, each.order_id)
    reach("accepted")
    return True


def _refused(line: Line, purchase: Purchase, refused: ProviderRefusedError) -> bool:
    if refusals.is_access(refused) or refusals.is_busy(refused):
        with transaction():
            attempts.not_asked(purchase, str(refused))
        if refusals.is_access(refused):
            raise refused
        raise PostponeError(_BUSY_PAUSE, str(refused))
    # What is refused may be the repeat of a request that was lost and has arrived after all.
    order = get_kinguin().find_by_external_id(purchase.external_id)
    if order is not None:
        return _adopt(purchase, order)
    if refusals.is_duplicate(refused):
        with transaction():
            refusals.report_unseen(line, purchase)
        raise PostponeError(_LOOK_AGAIN, "our order exists but is not shown yet")
    with transaction():
        goes_on = refusals.record(line, purchase, refused)
    if goes_on and refusals.needs_time(refused):
        raise PostponeError(_REFUSED_PAUSE * purchase.number, str(refused))
    return goes_on


def _collect(line: Line, purchase: Purchase) -> bool:
    whole = get_kinguin().get_order(purchase.provider_order_id or "")
    order = purchase.part_of(whole)
    keys = purchase.mine(order, _keys(whole)) if collecting.worth_fetching(order) else []
    reach("keys_read")
    with transaction():
        parcels = collecting.parcels(line, purchase, order, keys)
    reach("sealed")
    _store(parcels)
    reach("stored")
    with transaction():
        shipping.record(line, parcels)
        standing = collecting.conclude(line, purchase, order)
    reach("concluded")
    if standing is Standing.WAITING:
        raise PostponeError(collecting.pause(purchase, order), f"Kinguin: {order.status_text}")
    return standing is Standing.MORE


def _keys(order: Order) -> list[Key]:
    try:
        return get_kinguin().keys(order.id)
    except ProviderRefusedError:
        if order.status is OrderStatus.CANCELED:
            return []  # a closed order may refuse to show what it had handed out
        raise


def poll_order(job: JobView) -> None:
    """`{attempt_id}`, `{provider_order_id}` or `{external_id}`: something changed over there."""
    with transaction():
        purchases = watching.find(job.payload)
    if not purchases and job.postponements < _STRANGER_LOOKS:
        raise PostponeError(_STRANGER_PAUSE, "no purchase of ours yet")
    with transaction():
        alive = [each for each in purchases if each.status in LIVE and not each.given_back]
        taken_up = all(request(each.item_id, each.order_id) for each in alive)
    closed = [each for each in purchases if each not in alive and each.provider_order_id]
    if closed:
        order = get_kinguin().get_order(closed[0].provider_order_id or "")
        with transaction():
            for each in closed:
                watching.note_change(each, each.part_of(order))
    if not taken_up:
        raise PostponeError(_BUSY_PAUSE, "it is being worked on at this moment")


def watch_balance(_: JobView) -> None:
    """While nothing is bought for want of money: look whether there is some."""
    with transaction():
        lacking = queueing.stopped_at()
    if lacking is None:
        return
    try:
        balance = get_kinguin().balance()
    except ProviderRefusedError as refused:
        raise PostponeError(_NO_ACCESS_PAUSE, str(refused)) from None
    with transaction():
        if queueing.covers(balance):
            queueing.go_on(by=SYSTEM, resolution=f"The balance is {balance}.")
            return
    raise PostponeError(_BALANCE_PAUSE, f"the balance is {balance}, {lacking} are needed")


def return_keys(job: JobView) -> None:
    """`{attempt_id}`: give the keys of a purchase back that nobody is to have.

    It may be asked for once an order, so a repeat of a run that died reads what became of it.
    """
    with transaction():
        purchase = returning.due(job.uuid("attempt_id"))
    if purchase is None:
        return
    order_id = purchase.provider_order_id or ""
    refused: ProviderRefusedError | None = None
    if not get_kinguin().get_order(order_id).is_taken_back:
        refused = _ask_back(order_id)
    # The no may be to a repeat of what was asked by a run that nobody heard of any more.
    if refused is not None and not get_kinguin().get_order(order_id).is_taken_back:
        if job.attempt > 1 and job.postponements < _RETURN_LOOKS:
            raise PostponeError(_NO_ACCESS_PAUSE, str(refused))
        with transaction():
            returning.refused(purchase, refused)
        return
    with transaction():
        returning.asked(purchase)


def _ask_back(order_id: str) -> ProviderRefusedError | None:
    try:
        get_kinguin().return_keys(order_id)
    except ProviderRefusedError as refused:
        if refusals.is_access(refused) or refusals.is_busy(refused):
            raise PostponeError(_NO_ACCESS_PAUSE, str(refused)) from None
        return refused
    return None


_STEPS: dict[AttemptStatus, Callable[[Line, Purchase], bool]] = {
    AttemptStatus.PLANNED: _place,
    AttemptStatus.PLACING: _look_up,
    AttemptStatus.PLACED: _collect,
}

JOBS = {
    FULFILL: Handler(fulfill),
    POLL_ORDER: Handler(poll_order),
    queueing.WATCH_BALANCE: Handler(watch_balance),
    returning.RETURN_KEYS: Handler(return_keys),
}
