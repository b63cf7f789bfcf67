"""How the money that came compares with the price, line by line. Pure."""

from bitloot.core.money import Money
from bitloot.core.types import Json
from bitloot.invoices.amounts import euros
from bitloot.invoices.reading import Invoice


def settlement(invoice: Invoice) -> list[Json]:
    """Lines of label, amount and what it means; only the first where exactly the price came."""
    money = invoice.standing
    over = money.received - money.price
    lines: list[tuple[str, Money, str]] = [("Received", money.received, "at the rate of the order")]
    if over > Money.zero():
        lines.append(("More than the total by", over, ""))
    elif over < Money.zero() and money.price > Money.zero():
        lines.append(("Less than the total by", -over, ""))
    lines += _explained(invoice)
    shown = [(label, money, note) for label, money, note in lines if _visible(money)]
    return [[label, euros(amount), note] for label, amount, note in shown]


def _explained(invoice: Invoice) -> list[tuple[str, Money, str]]:
    money, nothing = invoice.standing, Money.zero()
    left = money.owed - invoice.owed_returned
    return [
        ("Within the tolerance", _size(money.tolerated), "the payment counts as exact"),
        ("Let go by the shop", money.waived, "the order counts as paid in full"),
        ("Kept", money.forfeited, "as agreed: not sent back"),
        ("Sent back, beside the price", invoice.owed_returned, ""),
        (
            "Owed to the buyer",
            max(nothing, left),
            "beside the price; sent on request",
        ),
        ("Sent back, of the price", invoice.price_returned, ""),
        ("Taken back", money.lost, "by the payment provider, after delivery"),
    ]


def _size(money: Money) -> Money:
    return -money if money < Money.zero() else money


def _visible(money: Money) -> bool:
    """A line of zero cents says nothing."""
    return money.rounded() != Money.zero().rounded()
