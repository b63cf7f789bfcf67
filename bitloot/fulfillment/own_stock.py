"""Own keys: taken from stock, opened for the moment they are sealed anew."""

from bitloot.catalog.models import SourceType
from bitloot.fulfillment.holding import Reason, hold
from bitloot.fulfillment.sealing import Goods, Parcel, pack
from bitloot.fulfillment.service import Line, finish, is_fillable, lock, stored
from bitloot.fulfillment.shipping import undelivered
from bitloot.stock.service import open_item, take


def collect(line: Line) -> list[Parcel]:
    """Take what the line needs and seal it; a repeat seals only what is not delivered yet."""
    item = lock(line.item_id, line.order_id)
    if item is None or not is_fillable(item):
        return []
    sold = {str(item.id): item for item in take(line.item_id, line.product_id, line.quantity)}
    goods = [
        Goods(ref, open_item(item), item.content_type, item.fingerprint)
        for ref, item in sold.items()
    ]
    return [pack(line, each) for each in undelivered(SourceType.CUSTOM, goods)]


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
