"""Jobs that turn a paid line into keys.

Every step is claimed in one transaction, called outside, recorded in the next; what to do next is
read from the rows. A run may die anywhere, or twice at once, and the next one goes on from there.
"""

from collections.abc import Callable

from bitloot.catalog.models import SourceType
from bitloot.core.db import transaction
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.fulfillment import (
    attempts,
    collecting,
    own_stock,
    planning,
    refusals,
    service,
    shipping,
    watching,
)
from bitloot.fulfillment.attempts import Purchase
from bitloot.fulfillment.collecting import Standing
from bitloot.fulfillment.requesting import FULFILL, POLL_ORDER, request
from bitloot.fulfillment.sealing import Parcel
from bitloot.fulfillment.service import Line
from bitloot.fulfillment.states import LIVE, AttemptStatus
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.orders import Key, Order, OrderStatus, Wish
from bitloot.providers.objects import get_objects

_LOOK_AGAIN = 2.0  # seconds between looks for an order whose placing nobody answered
_NO_ACCESS_PAUSE = 60.0
_BUSY_PAUSE = 1.0
_REFUSED_PAUSE = 2.0
_STRANGER_PAUSE, _STRANGER_LOOKS = 1.0, 5  # a webhook may beat the commit of our own purchase


def fulfill(job: JobView) -> None:
    """`{item_id}`: deliver one line of a paid order, from wherever it stands."""
    with transaction():
        line = service.begin(job.uuid("item_id"))
    if line is None:
        return
    if line.source_type is SourceType.CUSTOM:
        _from_stock(line)
        return
    try:
        while _next_step(line):
            pass
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
    if purchase is not None:
        return _STEPS[purchase.status](line, purchase)
    if missing <= 0:
        with transaction():
            service.finish(line)
        return False
    product = get_kinguin().product_by_id(line.kinguin_product_id or "")
    with transaction():
        return planning.plan(line, product)


def _place(line: Line, purchase: Purchase) -> bool:
    with transaction():
        mine = attempts.ask(purchase)
    # Where another run has asked, the next step is to look its order up.
    return _ask(line, purchase) if mine else True


def _look_up(line: Line, purchase: Purchase) -> bool:
    """Asked before, answer unknown: search before any repeat, and repeat under the same id."""
    order = get_kinguin().find_by_external_id(purchase.external_id)
    if order is not None:
        return _adopt(purchase, order)
    seconds = attempts.settles_in(purchase)
    if seconds > 0:
        raise PostponeError(min(seconds, _LOOK_AGAIN), "it is not known yet whether it was ordered")
    with transaction():
        mine = attempts.ask_again(purchase)
    return _ask(line, purchase) if mine else True


def _ask(line: Line, purchase: Purchase) -> bool:
    wish = Wish(line.kinguin_product_id or "", purchase.quantity, purchase.price)
    try:
        order = get_kinguin().place_order([wish], purchase.external_id)
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
    return _adopt(purchase, order)


def _adopt(purchase: Purchase, order: Order) -> bool:
    with transaction():
        attempts.accepted(purchase, order)
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
    order = get_kinguin().get_order(purchase.provider_order_id or "")
    keys = _keys(order) if collecting.worth_fetching(order) else []
    with transaction():
        parcels = collecting.parcels(line, purchase, order, keys)
    _store(parcels)
    with transaction():
        shipping.record(line, parcels)
        standing = collecting.conclude(line, purchase, order)
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
        purchase = watching.find(job.payload)
    if purchase is None:
        if job.postponements < _STRANGER_LOOKS:
            raise PostponeError(_STRANGER_PAUSE, "no purchase of ours yet")
        return
    if purchase.status in LIVE:
        with transaction():
            taken_up = request(purchase.item_id, purchase.order_id)
        if not taken_up:
            raise PostponeError(_BUSY_PAUSE, "it is being worked on at this moment")
    elif purchase.provider_order_id is not None:
        order = get_kinguin().get_order(purchase.provider_order_id)
        with transaction():
            watching.note_change(purchase, order)


_STEPS: dict[AttemptStatus, Callable[[Line, Purchase], bool]] = {
    AttemptStatus.PLANNED: _place,
    AttemptStatus.PLACING: _look_up,
    AttemptStatus.PLACED: _collect,
}

JOBS = {FULFILL: Handler(fulfill), POLL_ORDER: Handler(poll_order)}
