"""Giving keys back to Kinguin. Claimed, called outside, recorded; it may die anywhere."""

from bitloot.claims import returning
from bitloot.claims.returning import GIVE_BACK, Parcel
from bitloot.core.db import transaction
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.providers.kinguin import get_kinguin

_LOOK_AGAIN = 1.0  # seconds; a return is answered before it is done
_LONGEST_WAIT = 60.0
_MOST_LOOKS = 60


def give_back(job: JobView) -> None:
    """`{claim_id}`: ask once for each order at Kinguin, then look until the keys are back."""
    claim_id = job.uuid("claim_id")
    with transaction():
        claim = returning.opened(claim_id)
        parcels = returning.parcels(claim) if claim is not None else []
    if claim is None:
        return
    why = _refusal(parcels) or next(filter(None, (_send(each, job) for each in parcels)), None)
    with transaction():
        claim = returning.opened(claim_id)
        if claim is None:
            return
        if why is not None:
            returning.not_taken(claim, why)
        else:
            returning.conclude(claim, "Kinguin has taken the unopened keys back.")


def _refusal(parcels: list[Parcel]) -> str | None:
    """What need not be asked: a return there takes all keys of its order."""
    if not parcels:
        return "It is not known which order at Kinguin these keys came in."
    if not all(each.alone for each in parcels):
        return "Keys of another line came in the same order at Kinguin: they would go back too."
    return None


def _send(parcel: Parcel, job: JobView) -> str | None:
    """None once all its keys are back; why not, where it was refused."""
    kinguin = get_kinguin()
    order = kinguin.get_order(parcel.provider_order_id)
    refused: str | None = None
    if not returning.is_back(parcel, order):
        with transaction():
            mine = returning.asking(parcel)
        if mine:
            refused = _ask(parcel)
        order = kinguin.get_order(parcel.provider_order_id)
    if returning.is_back(parcel, order):
        with transaction():
            returning.record(parcel, order)
        return None
    if refused is not None:
        return f"Kinguin does not take order {order.id} back ({refused})."
    if job.postponements >= _MOST_LOOKS:
        return f"Kinguin was asked to take order {order.id} back, and has not."
    pause = min(_LONGEST_WAIT, _LOOK_AGAIN * (1 + job.postponements))
    raise PostponeError(pause, "Kinguin has not taken the keys back yet")


def _ask(parcel: Parcel) -> str | None:
    """The kind of a clear refusal. What nobody knows is looked up: it may be asked for once."""
    try:
        get_kinguin().return_keys(parcel.provider_order_id)
    except ProviderRefusedError as refused:
        return refused.code or str(refused.status)
    return None


JOBS = {GIVE_BACK: Handler(give_back)}
