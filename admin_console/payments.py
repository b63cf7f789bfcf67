"""Payments: the list, and one with its four tabs."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, select

from admin_console.base import ConsoleView, needs
from admin_console.decisions import DecisionPages, address_of
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from admin_console.payment_acts import PaymentActs, can_accept, can_override, can_value
from admin_console.payment_tiles import DAYS, tiles
from bitloot.accounts.permissions import Permission
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.timeline import TimelineEntry
from bitloot.insights.finding import matching
from bitloot.insights.periods import Period
from bitloot.insights.profit import profit
from bitloot.orders.models import Order
from bitloot.payments.looking import PaymentFilter, ipns_of, one, payments_query
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, network_name
from bitloot.payments.settling import facts_of, payments_of
from bitloot.payments.standing import owed_of
from bitloot.payments.states import OPEN, Coverage, PaymentStatus
from bitloot.payments.statistics import statistics

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
    ("actually_paid", Payment.actually_paid),
    ("coin", Payment.pay_currency),
    ("outcome", Payment.outcome_amount),
    ("outcome_currency", Payment.outcome_currency),
    ("received_eur", Payment.received),
    ("credited_eur", Payment.credited),
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


class PaymentsView(PaymentActs, DecisionPages, ConsoleView):
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
        together = payments_of(order)
        simulator = url_for(".decisions")
        return self.page(
            "console/payment.html",
            payment=payment,
            order=order,
            can_accept=can_accept(payment, order),
            can_override=can_override(payment),
            can_value=can_value(payment),
            siblings=[each for each in together if each.id != payment.id],
            questions=_questions(payment),
            owed=owed_of(order.total, together, payment),
            simulated=address_of(simulator, payment, facts_of(order, payment, together)),
            tab=tab if tab in dict(TABS) else "overview",
            tabs=TABS,
            pending=payment.status in OPEN,
            network=network_name(payment.network),
            explorer=explorer_url(payment.network or payment.pay_currency, payment.payin_hash),
            timeline=_timeline(payment) if tab == "timeline" else [],
            ipns=ipns_of(payment) if tab == "ipns" else [],
        )

    @expose("/statistics")
    def statistics(self) -> ResponseReturnValue:
        """The last days in figures; fetched after the page."""
        until = utcnow()
        since = until - timedelta(days=DAYS)
        fees = profit(Period(since, until)).fees
        shown = tiles(statistics(since, until), fees)
        return self.page("console/payment_statistics.html", tiles=shown, days=DAYS)


def _numbers(order_ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = db.session.execute(select(Order.id, Order.number).where(Order.id.in_(order_ids)))
    return dict(rows.all())


def _questions(payment: Payment) -> list[AttentionItem]:
    """What is open about it."""
    asked = select(AttentionItem).where(
        AttentionItem.subject_kind == "payment",
        AttentionItem.subject_id == payment.id,
        AttentionItem.state == AttentionState.OPEN,
    )
    return list(db.session.scalars(asked.order_by(AttentionItem.id)))


def _timeline(payment: Payment) -> list[TimelineEntry]:
    entries = select(TimelineEntry).where(
        TimelineEntry.subject_kind == "payment", TimelineEntry.subject_id == payment.id
    )
    return list(db.session.scalars(entries.order_by(TimelineEntry.id.desc())))
