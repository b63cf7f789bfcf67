"""Own keys: taken from stock, opened for the moment they are sealed anew."""

from uuid import UUID

from bitloot.catalog.models import SourceType
from bitloot.core.broken import Broken, report
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.fulfillment.holding import Reason, hold
from bitloot.fulfillment.sealing import Goods, Parcel, pack
from bitloot.fulfillment.service import Line, finish, is_fillable, lock, stored
from bitloot.fulfillment.shipping import new_refs
from bitloot.stock.returning import set_aside
from bitloot.stock.service import open_item, take

_SUBJECT = "stock_item"
_VOID = "It is in quarantine: find out who changed it, then make it void."


def collect(line: Line) -> list[Parcel]:
    """Take what the line needs and seal it; a repeat seals only what is not delivered yet."""
    item = lock(line.item_id, line.order_id)
    if item is None or not is_fillable(item):
        return []
    while (goods := _opened(line)) is None:
        pass
    return [pack(line, each) for each in goods]


def _opened(line: Line) -> list[Goods] | None:
    """What is to be delivered, in the clear; None when something did not open and was set aside.

    Another piece then takes its place: the buyer waits for nothing, and staff are told.
    """
    taken = {str(item.id): item for item in take(line.item_id, line.product_id, line.quantity)}
    goods: list[Goods] = []
    broken: list[UUID] = []
    for ref in new_refs(SourceType.CUSTOM, taken):
        each = taken[ref]
        try:
            goods.append(Goods(ref, open_item(each), each.content_type, each.fingerprint))
        except SealBrokenError as error:
            broken.append(each.id)
            report(Broken((_SUBJECT, each.id), line.order_id, str(error), _VOID))
    if broken:
        set_aside(line.item_id, broken)
        return None
    return goods


def conclude(line: Line) -> None:
    """The line is delivered, or held because there were too few."""
    if finish(line):
        return
    item = lock(line.item_id, line.order_id)
    if item is not None and is_fillable(item):
        missing = item.quantity - stored(item.id)
        hold(
            item,
            Reason.OUT_OF_STOCK,
            f"{missing} of {item.quantity} missing in our own stock: {item.title}",
            {"missing": missing},
        )
