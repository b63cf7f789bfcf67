"""Refunds: the list, and one with its story and its one next act."""

from collections.abc import Sequence
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, select

from admin_console.base import needs
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from admin_console.refund_acts import RefundActs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.insights.finding import matching
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, extra_id_name, network_name
from bitloot.refunds.approving import may_approve, may_send, needs_second
from bitloot.refunds.links import link_of
from bitloot.refunds.looking import RefundFilter, one, refunds_query, story_of
from bitloot.refunds.models import Refund
from bitloot.refunds.states import OPEN, Purpose, RefundStatus

FILTERS = (
    Filter("q", "Find", hint="Order, e-mail, address, transaction"),
    Filter("status", "Status", choices(RefundStatus)),
    Filter("purpose", "For", choices(Purpose)),
    Filter("coin", "Coin", hint="Coin, e.g. btc"),
    *DATES,
)
COLUMNS: Sequence[Column] = (
    ("order", Order.number),
    ("requested_at", Refund.created_at),
    ("status", Refund.status),
    ("purpose", Refund.purpose),
    ("amount", Refund.amount),
    ("currency", Order.currency),
    ("coin_amount", Refund.coin_amount),
    ("coin", Refund.pay_currency),
    ("network", Refund.network),
    ("address", Refund.address),
    ("memo", Refund.extra_id),
    ("requested_by", Refund.requested_by),
    ("reason", Refund.reason),
    ("approved_by", Refund.approved_by),
    ("approved_at", Refund.approved_at),
    ("sent_by", Refund.sent_by),
    ("sent_at", Refund.sent_at),
    ("transaction", Refund.tx_hash),
    ("confirmed_at", Refund.confirmed_at),
    ("id", Refund.id),
)


def query(asked: Given) -> Select[Refund]:
    """Refunds that fit; what is pasted finds all of the order it belongs to, too."""
    wanted = refunds_query(
        RefundFilter(
            status=asked.one_of("status", RefundStatus),
            purpose=asked.one_of("purpose", Purpose),
            coin=asked.text("coin"),
            since=asked.since(),
            until=asked.until(),
        )
    )
    text = asked.text("q")
    if not text:
        return wanted
    here = (Refund.address == text) | (Refund.tx_hash == text)
    return wanted.where(here | Refund.order_id.in_(matching(text)))


class RefundsView(RefundActs):
    """Money on its way back."""

    permission = Permission.REFUNDS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Refund.created_at, Refund.id, FILTERS, asked)
        order_ids = [refund.order_id for refund in listing.rows]
        rows = db.session.execute(select(Order.id, Order.number).where(Order.id.in_(order_ids)))
        return self.page("console/refunds.html", listing=listing, numbers=dict(rows.all()))

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All that match."""
        wanted = query(given(FILTERS)).join(Order, Order.id == Refund.order_id)
        ordered = wanted.order_by(Refund.created_at.desc(), Refund.id.desc())
        return stream_csv("refunds", ordered, COLUMNS)

    @expose("/<uuid:refund_id>")
    def refund(self, refund_id: UUID) -> ResponseReturnValue:
        """One refund."""
        refund, actor = one(refund_id), current_actor()
        network = refund.network or refund.pay_currency
        return self.page(
            "console/refund.html",
            refund=refund,
            order=db.session.get_one(Order, refund.order_id),
            payment=db.session.get_one(Payment, refund.payment_id),
            item=db.session.get(OrderItem, refund.item_id) if refund.item_id else None,
            network=network_name(network),
            memo_name=extra_id_name(network),
            explorer=explorer_url(network, refund.tx_hash),
            link=link_of(refund.id) if refund.status in OPEN else None,
            timeline=story_of(refund),
            second=needs_second(refund),
            can_approve=may_approve(refund, actor),
            can_send=may_send(refund, actor),
        )

    @expose("/of/<uuid:order_id>")
    def newest(self, order_id: UUID) -> ResponseReturnValue:
        """The order's latest refund, or the order where there is none."""
        latest = select(Refund.id).where(Refund.order_id == order_id).order_by(Refund.id.desc())
        refund_id = db.session.scalar(latest.limit(1))
        if refund_id is None:
            return redirect(url_for("console_orders.order", order_id=order_id), 303)
        return redirect(url_for(".refund", refund_id=refund_id), 303)
