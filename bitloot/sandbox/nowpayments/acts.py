"""What the payer, the network and the provider's staff do to a payment: the page's buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from bitloot.sandbox.documents import Doc, text
from bitloot.sandbox.nowpayments.coins import coins
from bitloot.sandbox.nowpayments.lifecycle import (
    OPEN,
    SETTLED,
    STATUSES,
    RefusedError,
    case_deposit,
    moved,
)
from bitloot.sandbox.nowpayments.payment import KIND, Payment
from bitloot.sandbox.nowpayments.payments import Payments

WAITING = frozenset({"waiting"})
WRONG_ASSET = "WRONG_ASSET"
"""The provider's own word is not known; REPEATED is documented."""

Act = Callable[[Payments, Payment, Doc], Payment]


class UnknownActError(LookupError):
    """No act of this name."""


def act(payments: Payments, payment_id: str, name: str, options: Doc) -> Payment | None:
    """Do the act atomically and return the payment (for a new deposit: the child).

    None where there is no such payment; UnknownActError, RefusedError as they say.
    """
    if name not in ACTS:
        raise UnknownActError(name)
    with payments.journal.batch():
        payment = payments.find(payment_id)
        if payment is None:
            return None
        if name not in possible(payment):
            raise RefusedError(f"{name} is not possible: the payment is {payment.payment_status}")
        return ACTS[name].do(payments, payment, options)


def _confirm(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    return payments.step(payment)


def _finish(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    return payments.walk(payment)


def _pay_share(share: str) -> Act:
    def pay(payments: Payments, payment: Payment, _options: Doc) -> Payment:
        return payments.walk(payments.deposit(payment, payment.pay_amount * Decimal(share)))

    return pay


def _pay_late(payments: Payments, payment: Payment, options: Doc) -> Payment:
    if payment.payment_status == "waiting":
        payment = payments.move(payment, "expired")
    amount = _amount(options) or case_deposit(payment)
    return payments.walk(payments.deposit(payment, amount))


def _pay_again(payments: Payments, payment: Payment, options: Doc) -> Payment:
    if not payment.actually_paid:
        raise RefusedError("cannot pay again: nothing was paid yet")
    missing = payment.pay_amount - payment.actually_paid
    amount = _amount(options) or (missing if missing > 0 else payment.pay_amount)
    return payments.add_child(payment, amount, payment.pay_currency, "REPEATED")


def _wrong_coin(payments: Payments, payment: Payment, options: Doc) -> Payment:
    code = text(options, "pay_currency") or _neighbour(payment.pay_currency)
    if code not in coins():
        raise RefusedError(f"there is no coin {code}")
    amount = _amount(options) or payments.rates().convert(
        payment.price_amount, payment.price_currency, code, up=True
    )
    return payments.add_child(payment, amount, code, WRONG_ASSET)


def _neighbour(code: str) -> str:
    """Return another coin on the same network where there is one, else Bitcoin or Ether."""
    network = coins()[code].network
    same = [c.code for c in coins().values() if c.network == network and c.code != code]
    return (same or [other for other in ("btc", "eth") if other != code])[0]


def _fail(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    return payments.move(payment, "failed")


def _expire(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    return payments.move(payment, "expired")


def _refund(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    return payments.move(payment, "refunded")


def _advance(payments: Payments, payment: Payment, options: Doc) -> Payment:
    """Set any status and any amount, whatever the rules say."""
    status = text(options, "to")
    if status not in STATUSES:
        raise RefusedError(f"to is one of {', '.join(STATUSES)}")
    amount = _amount(options)
    if amount is not None:
        payment = payments.deposit(payment, amount)
    return payments.move(payment, status)


def _ipn_drop(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    """From now on the IPNs of this payment get lost; once more: they arrive again."""
    muted = replace(payment, muted=not payment.muted)
    payments.journal.put(KIND, payment.payment_id, muted.to_doc())
    return muted


def _ipn_duplicate(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    payments.ipns.send_again(payment, newest_first=False, last_only=True)
    return payment


def _ipn_reorder(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    payments.ipns.send_again(payment, newest_first=True, last_only=False)
    return payment


def _ipn_forge(payments: Payments, payment: Payment, _options: Doc) -> Payment:
    body = payments.ipn_body(moved(payment, "finished", payments.now_ms()))
    payments.ipns.forge(payment, body)
    return payment


def _amount(options: Doc) -> Decimal | None:
    given = options.get("actually_paid")
    if given is None:
        return None
    try:
        amount = Decimal(str(given))
    except InvalidOperation as error:
        raise RefusedError("actually_paid is a decimal number") from error
    if not amount.is_finite() or amount < 0:
        raise RefusedError("actually_paid is a decimal number from 0 up")
    return amount


@dataclass(frozen=True)
class Button:
    """An act and the statuses in which it makes sense."""

    do: Act
    allowed: frozenset[str]


EVERYWHERE = frozenset(STATUSES)

ACTS = {
    "confirm": Button(_confirm, OPEN),
    "finish": Button(_finish, OPEN),
    "pay70": Button(_pay_share("0.7"), WAITING),
    "pay130": Button(_pay_share("1.3"), WAITING),
    "pay_late": Button(_pay_late, WAITING | {"expired"}),
    "wrong_coin": Button(_wrong_coin, EVERYWHERE),
    "pay_again": Button(_pay_again, EVERYWHERE - {"waiting", "expired"}),
    "fail": Button(_fail, OPEN),
    "expire": Button(_expire, WAITING),
    "refund": Button(_refund, SETTLED),
    "advance": Button(_advance, EVERYWHERE),
    "ipn_drop": Button(_ipn_drop, EVERYWHERE),
    "ipn_duplicate": Button(_ipn_duplicate, EVERYWHERE),
    "ipn_reorder": Button(_ipn_reorder, EVERYWHERE),
    "ipn_forge": Button(_ipn_forge, EVERYWHERE),
}


def possible(payment: Payment) -> set[str]:
    """Return the acts that would not be refused for the payment's status."""
    return {name for name, button in ACTS.items() if payment.payment_status in button.allowed}
