"""What can happen to the money of an order, each with the end that the decision table gives it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from support.buyer import Buyer, Purchase
from support.shop import Shop

Play = Callable[[Shop, Buyer, Purchase], None]


@dataclass(frozen=True)
class Case:
    """A story and its end. `owed` and `forfeited` are shares of the price.

    `by_estimate`: what came was another coin, so it is worth about that much.
    """

    name: str
    play: Play
    status: str
    attention: frozenset[str] = frozenset()
    owed: Decimal = Decimal(0)
    forfeited: Decimal = Decimal(0)
    weight: int = 1
    by_estimate: bool = False


@dataclass
class Told:
    """One order with the story it got."""

    case: Case
    purchase: Purchase
    paid: list[str] = field(default_factory=list)


def _press(shop: Shop, purchase: Purchase, *acts: str, **details: object) -> None:
    provider_id = purchase.payment["provider_payment_id"]
    for act in acts:
        shop.sandbox.call("POST", f"/payments/{provider_id}/{act}", details or None)


def pressing(*acts: str, **details: object) -> Play:
    """Buttons of the order's payment, one after the other."""

    def play(shop: Shop, buyer: Buyer, purchase: Purchase) -> None:
        del buyer
        _press(shop, purchase, *acts, **details)

    return play


def _late(shop: Shop, buyer: Buyer, purchase: Purchase) -> None:
    _press(shop, purchase, "expire")
    buyer.await_status(purchase, "expired")
    _press(shop, purchase, "pay_late")


def _second(shop: Shop, buyer: Buyer, purchase: Purchase) -> None:
    """Another coin is chosen, then both addresses are paid, the later one first."""
    first = dict(purchase.payment)
    buyer.open_payment(purchase, "ltc")
    _press(shop, purchase, "finish")
    buyer.await_status(purchase, "fulfilled", seconds=120)
    purchase.payment = first
    _press(shop, purchase, "finish")


def _after_delivery(act: str) -> Play:
    def play(shop: Shop, buyer: Buyer, purchase: Purchase) -> None:
        _press(shop, purchase, "finish")
        buyer.await_status(purchase, "fulfilled", seconds=120)
        _press(shop, purchase, act)

    return play


def _short_then(amount_share: str | None) -> Play:
    """Too little, and once that is decided, another deposit."""

    def play(shop: Shop, buyer: Buyer, purchase: Purchase) -> None:
        _press(shop, purchase, "pay70")
        buyer.await_status(purchase, "underpaid", seconds=120)
        if amount_share is None:
            _press(shop, purchase, "pay_again")
            return
        share = Decimal(str(purchase.payment["pay_amount"])) * Decimal(amount_share)
        _press(shop, purchase, "pay_again", actually_paid=f"{share.quantize(Decimal('1e-8')):f}")

    return play


def _denied(shop: Shop, buyer: Buyer, purchase: Purchase) -> None:
    """A signed `finished` that the provider's own record does not bear out."""
    del buyer
    provider_id = purchase.payment["provider_payment_id"]
    fields = {"payment_status": "finished", "actually_paid": purchase.payment["pay_amount"]}
    shop.sandbox.call("POST", f"/payments/{provider_id}/ipn", {"fields": fields})


def _attention(*reasons: str) -> frozenset[str]:
    return frozenset(reasons)


CASES = (
    Case("exact", pressing("finish"), "fulfilled", weight=6),
    Case("step by step", pressing("confirm", "confirm", "finish"), "fulfilled", weight=2),
    Case("IPN twice", pressing("finish", "ipn_duplicate"), "fulfilled", weight=2),
    Case("IPNs in disorder", pressing("finish", "ipn_reorder"), "fulfilled", weight=2),
    Case("IPN dropped", pressing("ipn_drop", "finish"), "fulfilled", weight=2),
    Case("IPN forged", pressing("ipn_forge"), "waiting"),
    Case("under", pressing("pay70"), "underpaid", forfeited=Decimal("0.7"), weight=2),
    Case("over", pressing("pay130"), "fulfilled", _attention("overpaid"), Decimal("0.3"), weight=2),
    Case("late", _late, "fulfilled"),
    Case("expired", pressing("expire"), "expired"),
    Case("failed", pressing("fail"), "failed"),
    Case(
        "paid again",
        _after_delivery("pay_again"),
        "fulfilled",
        _attention("repeated_deposit"),
        Decimal(1),
    ),
    Case(
        "under, then the rest",
        _short_then(None),
        "underpaid",
        _attention("repeated_deposit_covers"),
        Decimal("0.3"),
        Decimal("0.7"),
    ),
    Case(
        "under, then a little",
        _short_then("0.1"),
        "underpaid",
        _attention("repeated_deposit_short"),
        forfeited=Decimal("0.8"),
    ),
    Case(
        "another coin too",
        _after_delivery("wrong_coin"),
        "fulfilled",
        _attention("wrong_asset"),
        Decimal(1),
        by_estimate=True,
    ),
    Case("two addresses", _second, "fulfilled", _attention("second_payment"), Decimal(1)),
    Case("denied", _denied, "waiting", _attention("ipn_disagrees")),
    Case(
        "finished with nothing",
        pressing("advance", to="finished", actually_paid="0"),
        "waiting",
        _attention("finished_unpaid"),
    ),
    Case("taken back", _after_delivery("refund"), "refunded"),
)
