"""The payments of the sandbox: made, paid, walked to their end, each change with its IPN."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from bitloot.sandbox.clock import Clock
from bitloot.sandbox.documents import Doc, text
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.nowpayments import lifecycle, views
from bitloot.sandbox.nowpayments.addresses import (
    new_address,
    new_extra_id,
    new_transaction_hash,
)
from bitloot.sandbox.nowpayments.coins import coins
from bitloot.sandbox.nowpayments.ipn import Ipns
from bitloot.sandbox.nowpayments.payment import KIND, Payment
from bitloot.sandbox.nowpayments.rates import Rates, Settlement, places
from bitloot.sandbox.outbox import Outbox
from bitloot.sandbox.switches import Switches

STEP = "nowpayments.step"
EXPIRE = "nowpayments.expire"
MINUTE_MS = 60_000
FIRST_ID, LAST_ID = 4_000_000_000, 6_499_999_999


@dataclass(frozen=True)
class PaymentRequest:
    """A checked body of POST /payment."""

    price_amount: Decimal
    price_currency: str
    pay_currency: str
    order_id: str | None
    order_description: str | None
    ipn_callback_url: str | None
    is_fixed_rate: bool
    is_fee_paid_by_user: bool
    case: str


class Payments:
    """Every change is stored together with the IPN it causes."""

    def __init__(
        self, journal: Journal, switches: Switches, outbox: Outbox, ipns: Ipns, clock: Clock
    ) -> None:
        """Register the delayed steps with the outbox."""
        self.journal = journal
        self.ipns = ipns
        self._switches = switches
        self._outbox = outbox
        self._clock = clock
        self._rng = random.SystemRandom()
        outbox.register(STEP, self._step_when_due)
        outbox.register(EXPIRE, self._expire_when_due)

    def rates(self) -> Rates:
        """Return today's rates."""
        return Rates(
            self._switches.number("nowpayments.market_factor"),
            self._switches.number("nowpayments.minimum_factor"),
        )

    def find(self, payment_id: str) -> Payment | None:
        """Return the payment, or None."""
        doc = self.journal.get(KIND, payment_id)
        return None if doc is None else Payment.from_doc(doc)

    def all(self) -> list[Payment]:
        """Return all payments, oldest first."""
        return [Payment.from_doc(doc) for doc in self.journal.scan(KIND)]

    def settlement(self, payment: Payment) -> Settlement:
        """Return what the merchant gets for what was paid."""
        return self.rates().settle(
            payment.actually_paid,
            payment.pay_currency,
            payment.outcome_currency,
            fixed=payment.is_fixed_rate,
        )

    def list_moves(self) -> bool:
        """Tell whether the list has changed its order just now."""
        name = "nowpayments.list_moves"
        return self._switches.text(name) == "always" or self._switches.take(name) == "once"

    def record(self, payment: Payment) -> Doc:
        """Return the GET shape."""
        return views.record(payment, self.settlement(payment))

    def ipn_body(self, payment: Payment) -> Doc:
        """Return the IPN body for the payment as it stands."""
        return views.ipn(payment, self.settlement(payment))

    def create(self, request: PaymentRequest) -> Payment:
        """Store a waiting payment with a fresh address."""
        now = self.now_ms()
        coin = coins()[request.pay_currency]
        rates = self.rates()
        outcome = self._switches.text("nowpayments.payout_currency")
        fixed = request.is_fixed_rate or request.is_fee_paid_by_user
        pay_amount = rates.pay_amount(
            request.price_amount,
            request.price_currency,
            coin,
            fee_by_user=request.is_fee_paid_by_user,
        )
        payment = Payment(
            payment_id=self._new_id(),
            purchase_id=self._new_id(),
            payment_status="waiting",
            pay_address=new_address(coin.network, self._rng),
            payin_extra_id=new_extra_id(coin.network, self._rng) if coin.extra_regex else None,
            price_amount=request.price_amount,
            price_currency=request.price_currency,
            pay_amount=pay_amount,
            pay_currency=coin.code,
            amount_received=rates.settle(pay_amount, coin.code, outcome, fixed=fixed).outcome,
            outcome_currency=outcome,
            order_id=request.order_id,
            order_description=request.order_description,
            ipn_callback_url=request.ipn_callback_url,
            is_fixed_rate=fixed,
            is_fee_paid_by_user=request.is_fee_paid_by_user,
            created_at=now,
            updated_at=now,
            expiration_estimate_date=now + self._minutes_ms("nowpayments.quote_minutes"),
            valid_until=now + self._minutes_ms("nowpayments.valid_minutes"),
            case=request.case,
        )
        self._open(payment)
        return payment

    def deposit(self, payment: Payment, amount: Decimal) -> Payment:
        """Store what arrived at the address; no status changes by it."""
        unit = Decimal(1).scaleb(-places(payment.pay_currency))
        paid = replace(payment, actually_paid=amount.quantize(unit), payin_hash=self._hash(payment))
        self.journal.put(KIND, payment.payment_id, paid.to_doc())
        return paid

    def step(self, payment: Payment) -> Payment:
        """Go one status further; the payer first pays what his case says, where nothing came."""
        with self.journal.batch():
            if payment.payment_status == "waiting" and not payment.actually_paid:
                payment = self.deposit(payment, lifecycle.case_deposit(payment))
            return self.move(payment, lifecycle.next_status(payment))

    def walk(self, payment: Payment) -> Payment:
        """Go to the end: at once where the step delay is 0, else one step now, the rest later."""
        payment = self.step(payment)
        delayed = self._switches.whole("nowpayments.step_delay_ms") > 0
        while lifecycle.has_next(payment) and not delayed:
            payment = self.step(payment)
        if lifecycle.has_next(payment):
            self._schedule_step(payment)
        return payment

    def move(self, payment: Payment, status: str) -> Payment:
        """Store the new status and send its IPN."""
        notified = self._switches.flag("ipn.on_expired") or status != "expired"
        after = lifecycle.moved(payment, status, self.now_ms())
        if status == "finished":
            after = replace(after, payout_hash=self._hash(payment))
        with self.journal.batch():
            self.journal.put(KIND, after.payment_id, after.to_doc())
            if notified:
                self.ipns.notify(replace(after, silent=payment.silent), self.ipn_body(after))
        return after

    def add_child(self, parent: Payment, amount: Decimal, code: str, origin: str) -> Payment:
        """Store another deposit to the parent's address as a payment of its own, and walk it."""
        now = self.now_ms()
        keeps_order = self._switches.flag("nowpayments.child_order_id")
        unit = Decimal(1).scaleb(-places(code))
        child = replace(
            parent,
            payment_id=self._new_id(),
            payment_status="confirming",
            pay_currency=code,
            pay_amount=amount.quantize(unit),
            actually_paid=amount.quantize(unit),
            order_id=parent.order_id if keeps_order else None,
            created_at=now,
            updated_at=now,
            payin_hash=None,
            payout_hash=None,
            parent_payment_id=parent.payment_id,
            origin_type=origin,
            payment_extra_ids=(),
            case="success",
        )
        child = replace(child, payin_hash=self._hash(child))
        siblings = (*parent.payment_extra_ids, child.payment_id)
        with self.journal.batch():
            grown = replace(parent, payment_extra_ids=siblings)
            self.journal.put(KIND, parent.payment_id, grown.to_doc())
            self.move(child, "confirming")
            return self.move(child, self._switches.text("nowpayments.child_status"))

    def now_ms(self) -> int:
        """Return the clock in milliseconds."""
        return int(self._clock() * 1000)

    def requote(self, payment: Payment) -> Payment:
        """Return the payment with a new quote where the old one has run out."""
        now = self.now_ms()
        if now < payment.expiration_estimate_date or payment.payment_status != "waiting":
            return payment
        amount = self.rates().pay_amount(
            payment.price_amount,
            payment.price_currency,
            coins()[payment.pay_currency],
            fee_by_user=payment.is_fee_paid_by_user,
        )
        expires = now + self._minutes_ms("nowpayments.quote_minutes")
        quoted = replace(payment, pay_amount=amount, expiration_estimate_date=expires)
        self.journal.put(KIND, payment.payment_id, quoted.to_doc())
        return quoted

    def _open(self, payment: Payment) -> None:
        lifetime_s = (payment.valid_until - payment.created_at) / 1000
        work: Doc = {"payment_id": payment.payment_id, "from": "waiting"}
        with self.journal.batch():
            self.journal.put(KIND, payment.payment_id, payment.to_doc())
            if self._switches.flag("ipn.on_waiting"):
                self.ipns.notify(payment, self.ipn_body(payment))
            self._outbox.schedule(EXPIRE, work, delay_s=lifetime_s)
            if self._switches.text("nowpayments.auto") == "auto":
                self._schedule_step(payment)

    def _schedule_step(self, payment: Payment) -> None:
        delay_s = self._switches.whole("nowpayments.step_delay_ms") / 1000
        work: Doc = {"payment_id": payment.payment_id, "from": payment.payment_status}
        self._outbox.schedule(STEP, work, delay_s=delay_s)

    def _step_when_due(self, work: Doc) -> None:
        with self.journal.batch():
            payment = self.find(text(work, "payment_id"))
            if payment is None or payment.payment_status != text(work, "from"):
                return  # somebody moved it meanwhile, or this is a repeat after a kill
            payment = self.step(payment)
            if lifecycle.has_next(payment):
                self._schedule_step(payment)

    def _expire_when_due(self, work: Doc) -> None:
        with self.journal.batch():
            payment = self.find(text(work, "payment_id"))
            if payment is not None and payment.payment_status == "waiting":
                self.move(payment, "expired")

    def _hash(self, payment: Payment) -> str:
        return new_transaction_hash(coins()[payment.pay_currency].network, self._rng)

    def _minutes_ms(self, name: str) -> int:
        return int(self._switches.number(name) * MINUTE_MS)

    def _new_id(self) -> str:
        while True:
            number = str(self._rng.randint(FIRST_ID, LAST_ID))
            if self.journal.get(KIND, number) is None:
                return number
