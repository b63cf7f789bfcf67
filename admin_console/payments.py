"""Payments: the list, and one with its four tabs."""

from collections.abc import Sequence
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.timeline import TimelineEntry
from bitloot.insights.finding import matching
from bitloot.orders.models import Order
from bitloot.orders.states import SETTLED
from bitloot.payments.accepting import ACCEPTABLE, accept
from bitloot.payments.effects import amount_of, asked_of
from bitloot.payments.looking import PaymentFilter, ipns_of, one, payments_query
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, network_name
from bitloot.payments.states import OPEN, Coverage, PaymentStatus

FILTERS = (
    Filter("q", "Find", hint="Payment id, address, hash, order, e-mail"),
    Filter("status", "Status", choices(PaymentStatus)),
    Filter("coverage", "Coverage", choices(Coverage)),
    Filter("coin", "Coin", hint="Coin, e.g. btc"),
    *DATES,
)
TABS = (
    ("overview", "Overview"),
    ("transaction", "Transaction"),
    ("timeline", "Timeline"),
    ("ipns", "IPN history"),
)
COLUMNS: Sequence[Column] = (
    ("payment_id", Payment.provider_payment_id),
    ("order", Order.number),
    ("opened_at", Payment.created_at),
    ("status", Payment.status),
    ("coverage", Payment.coverage),
    ("timing", Payment.timing),
    ("asset", Payment.asset),
    ("price", Payment.price),
    ("price_currency", Order.currency),
    ("pay_amount", Payment.pay_amount),
    ("received", Payment.actually_paid),
    ("coin", Payment.pay_currency),
    ("outcome", Payment.outcome_amount),
    ("outcome_currency", Payment.outcome_currency),
    ("address", Payment.pay_address),
    ("transaction", Payment.payin_hash),
    ("finished_at", Payment.finished_at),
    ("id", Payment.id),
)


def query(asked: Given) -> Select[Payment]:
    """Payments that fit; what is pasted finds all payments of the order it belongs to."""
    wanted = payments_query(
        PaymentFilter(
            status=asked.one_of("status", PaymentStatus),
            coverage=asked.one_of("coverage", Coverage),
            coin=asked.text("coin"),
            since=asked.since(),
            until=asked.until(),
        )
    )
    text = asked.text("q")
    return wanted.where(Payment.order_id.in_(matching(text))) if text else wanted


def can_accept(payment: Payment, order: Order) -> bool:
    """Whether staff may count it as the order's price."""
    return order.status not in SETTLED and payment.verdict in ACCEPTABLE


class PaymentsView(ConsoleView):
    """What came, in what, how well."""

    permission = Permission.PAYMENTS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first; rows of open payments are fetched again every ten seconds."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Payment.created_at, Payment.id, FILTERS, asked)
        numbers = _numbers([payment.order_id for payment in listing.rows])
        return self.page("console/payments.html", listing=listing, numbers=numbers, open=OPEN)

    @expose("/<uuid:payment_id>/row")
    def row(self, payment_id: UUID) -> ResponseReturnValue:
        """One row of the list, as it is now."""
        payment = one(payment_id)
        numbers = _numbers([payment.order_id])
        return self.page("console/payment_row.html", payment=payment, numbers=numbers, open=OPEN)

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All that match."""
        wanted = query(given(FILTERS)).join(Order, Order.id == Payment.order_id)
        ordered = wanted.order_by(Payment.created_at.desc(), Payment.id.desc())
        return stream_csv("payments", ordered, COLUMNS)

    @expose("/<uuid:payment_id>")
    def payment(self, payment_id: UUID) -> ResponseReturnValue:
        """One payment; `tab` in the address says which part."""
        payment = one(payment_id)
        order = db.session.get_one(Order, payment.order_id)
        tab = request.args.get("tab", "overview")
        return self.page(
            "console/payment.html",
            payment=payment,
            order=order,
            can_accept=can_accept(payment, order),
            siblings=_siblings(payment),
            tab=tab if tab in dict(TABS) else "overview",
            tabs=TABS,
            pending=payment.status in OPEN,
            network=network_name(payment.network),
            explorer=explorer_url(payment.network or payment.pay_currency, payment.payin_hash),
            timeline=_timeline(payment) if tab == "timeline" else [],
            ipns=ipns_of(payment) if tab == "ipns" else [],
        )

    @expose("/<uuid:payment_id>/accept", methods=("GET", "POST"))
    @needs(Permission.PAYMENTS_OVERRIDE)
    def accept(self, payment_id: UUID) -> ResponseReturnValue:
        """Count what came as the order's price."""
        payment = one(payment_id)
        dialog = Dialog(
            title="Accept as the price",
            text=f"{amount_of(payment)} came, {asked_of(payment)} was asked. The order becomes "
            "paid and is delivered.",
            button="Accept as the price",
            back=url_for(".payment", payment_id=payment_id),
            sensitive=True,
        )

        def act(reason: str) -> str:
            accept(payment_id, current_actor(), reason=reason)
            return "Accepted: the order is paid."

        return perform(self, dialog, act)


def _numbers(order_ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = db.session.execute(select(Order.id, Order.number).where(Order.id.in_(order_ids)))
    return dict(rows.all())


def _siblings(payment: Payment) -> list[Payment]:
    others = select(Payment).where(Payment.order_id == payment.order_id, Payment.id != payment.id)
    return list(db.session.scalars(others.order_by(Payment.created_at)))


def _timeline(payment: Payment) -> list[TimelineEntry]:
    entries = select(TimelineEntry).where(
        TimelineEntry.subject_kind == "payment", TimelineEntry.subject_id == payment.id
    )
    return list(db.session.scalars(entries.order_by(TimelineEntry.id.desc())))
