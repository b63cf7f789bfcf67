"""Lines of an order that cost less than usual: bundles at their shares, flash deals taken."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bitloot.core.config import get_settings
from bitloot.core.errors import ConflictError, InvalidError, invalid
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.merchandising import bundles, deals
from bitloot.merchandising.models import Bundle
from bitloot.orders.checking import MOST_LINES, CheckedLine, Line, Place, checked, sold_out
from bitloot.stock.availability.deciding import obstacle

BUNDLES = "bundles"


def bundled(wanted: Sequence[tuple[UUID, int]], place: Place) -> list[CheckedLine]:
    """The lines of bundles, each product at its share. Raises as `checked`, naming the bundle."""
    most = get_settings().max_quantity
    found = bundles.find([bundle_id for bundle_id, _ in wanted])
    lines: list[CheckedLine] = []
    for index, (bundle_id, quantity) in enumerate(wanted):
        if not 1 <= quantity <= most:
            raise invalid(f"{BUNDLES}.{index}.quantity", f"Between 1 and {most} of one bundle.")
        lines += _lines(found.get(bundle_id), quantity, index, place)
    return lines


def _lines(bundle: Bundle | None, quantity: int, index: int, place: Place) -> list[CheckedLine]:
    shares = [] if bundle is None else bundles.lines_of(bundle)
    if bundle is None or not shares:
        field = f"{BUNDLES}.{index}.bundle_id"
        raise InvalidError("This bundle is not on sale.", errors={field: ["Not on sale."]})
    lines = [Line(each.product.id, quantity, index, BUNDLES) for each in shares]
    good = checked(lines, place)
    offer = f"Bundle {bundle.title}, -{bundle.percent} %"
    return [
        replace(line, price=share.price, offer=offer)
        for line, share in zip(good, shares, strict=True)
    ]


def check_together(lines: Sequence[CheckedLine]) -> None:
    """Lines of one product count together: what bundles hold is bought as well."""
    if len(lines) > MOST_LINES:
        raise invalid("items", f"An order has 1 to {MOST_LINES} lines.")
    most = get_settings().max_quantity
    quantities: dict[UUID, int] = defaultdict(int)
    for line in lines:
        quantities[line.product.id] += line.quantity
        together = quantities[line.product.id]
        if together > most:
            field = f"{line.where}.{line.index}.quantity"
            raise invalid(field, f"Between 1 and {most} of one product.")
        met = obstacle(line.product, together) if together > line.quantity else None
        if met is not None:
            raise sold_out(line.product, line.index, met.told, line.where)


def priced(lines: Sequence[CheckedLine]) -> list[CheckedLine]:
    """Each with its item's id; pieces of flash deals are taken, once and for all."""
    named = [replace(line, item_id=new_id()) for line in lines]
    single = [(each.item_id, each.product, each.quantity) for each in named if each.price is None]
    taken = deals.take(single)
    found: list[CheckedLine] = []
    for line in named:
        deal = taken.get(line.item_id)
        if deal is None:
            found.append(line)
        else:
            found.append(replace(line, price=deal.price, offer=f"Flash deal, -{deal.percent} %"))
    return found


def check_total(total: Money, expected: Money | None) -> None:
    """Raises ConflictError where the buyer was shown another total: nobody pays more unawares."""
    if expected is not None and expected != total:
        raise ConflictError(
            f"The total is {total} now, not {expected}. Look at it again before you order.",
            errors={"expected_total": [f"It is {total} now."]},
            code="price-changed",
        )
