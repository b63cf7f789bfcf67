"""Claims: the queue, one with its story and its decisions, and how often keys fail."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select

from admin_console.base import needs
from admin_console.charts import lying
from admin_console.claim_acts import ClaimActs
from admin_console.exports import Column, stream_csv, stream_rows
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from bitloot.accounts.permissions import Permission
from bitloot.claims import looking, pictures
from bitloot.claims.looking import ClaimFilter, around, claims_query, one, story_of, waiting
from bitloot.claims.models import Claim
from bitloot.claims.rates import Rate, by_product, by_supplier
from bitloot.claims.showing import sentence
from bitloot.claims.states import ClaimKind, ClaimStatus, Complaint
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.edge import guarded
from bitloot.insights.finding import matching
from bitloot.orders.models import Order, OrderItem
from bitloot.refunds.models import Refund

FILTERS = (
    Filter("q", "Find", hint="Order, e-mail, supplier"),
    Filter("status", "Status", choices(ClaimStatus)),
    Filter("kind", "Kind", choices(ClaimKind)),
    Filter("complaint", "What is wrong", choices(Complaint)),
    *DATES,
)
COLUMNS: Sequence[Column] = (
    ("order", Order.number),
    ("made_at", Claim.created_at),
    ("kind", Claim.kind),
    ("status", Claim.status),
    ("complaint", Claim.complaint),
    ("product", OrderItem.title),
    ("keys", Claim.quantity),
    ("supplier", Claim.supplier),
    ("window_ends_at", Claim.window_ends_at),
    ("decided_at", Claim.decided_at),
    ("decided_by", Claim.decided_by),
    ("answer", Claim.answer),
    ("id", Claim.id),
)
_RATES_OVER = timedelta(days=90)
_SHOWN = 8
_TITLE, _TITLE_WIDTH = 22, 164  # letters, pixels
_SANDBOXED = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}


def query(asked: Given) -> Select[Claim]:
    """Claims that fit; what is pasted finds all of the order it belongs to, too."""
    wanted = claims_query(
        ClaimFilter(
            status=asked.one_of("status", ClaimStatus),
            kind=asked.one_of("kind", ClaimKind),
            complaint=asked.one_of("complaint", Complaint),
            since=asked.since(),
            until=asked.until(),
        )
    )
    text = asked.text("q")
    if not text:
        return wanted
    return wanted.where(Claim.supplier.ilike(f"%{text}%") | Claim.order_id.in_(matching(text)))


class ClaimsView(ClaimActs):
    """What buyers ask about keys that were delivered."""

    permission = Permission.CLAIMS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """What waits for a decision, the shortest window first; then all, newest first."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Claim.created_at, Claim.id, FILTERS, asked)
        queue = [] if asked.values else waiting()
        told = around([*queue, *listing.rows])
        return self.page(
            "console/claims.html", listing=listing, queue=queue, told=told, now=utcnow()
        )

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All that match."""
        wanted = query(given(FILTERS)).join(Order, Order.id == Claim.order_id)
        wanted = wanted.join(OrderItem, OrderItem.id == Claim.item_id)
        return stream_csv("claims", wanted.order_by(Claim.created_at.desc()), COLUMNS)

    @expose("/<uuid:claim_id>")
    def claim(self, claim_id: UUID) -> ResponseReturnValue:
        """One claim."""
        claim = one(claim_id)
        return self.page(
            "console/claim.html",
            claim=claim,
            about=around([claim])[claim.id],
            said=sentence(claim),
            refund=db.session.get(Refund, claim.refund_id) if claim.refund_id else None,
            timeline=story_of(claim),
            in_time=looking.open_window(claim, utcnow()),
        )

    @expose("/<uuid:claim_id>/pictures/<uuid:picture_id>")
    def picture(self, claim_id: UUID, picture_id: UUID) -> ResponseReturnValue:
        """A screenshot, opened for who looks; nothing in it runs."""
        found = pictures.one(claim_id, picture_id)
        content = guarded(lambda: pictures.opened(found))
        return Response(content, mimetype=found.content_type, headers=_SANDBOXED)

    @expose("/rates")
    def rates(self) -> ResponseReturnValue:
        """How often keys fail, by supplier and product."""
        until = utcnow()
        since = until - _RATES_OVER
        return self.page(
            "console/claim_rates.html",
            suppliers=by_supplier(since, until),
            products=by_product(since, until),
            days=_RATES_OVER.days,
        )

    @expose("/charts/<which>.json")
    def chart(self, which: str) -> ResponseReturnValue:
        """Suppliers, or products, with the largest share of bad keys."""
        until = utcnow()
        read = by_product if which == "products" else by_supplier
        worst = [each for each in read(until - _RATES_OVER, until) if each.failed][:_SHOWN][::-1]
        figure = lying(
            [each.name[:_TITLE] for each in worst],
            [round(each.share * 100, 2) for each in worst],
            colours=["var(--danger)"] * len(worst),
            links=[url_for(".index", q=each.name) for each in worst],
            right=72,
            left=_TITLE_WIDTH,
        )
        figure.update_traces(texttemplate="%{x:.1f} %")
        return Response(figure.to_json(), mimetype="application/json")

    @expose("/rates.csv")
    @needs(Permission.EXPORT)
    def rates_export(self) -> ResponseReturnValue:
        """The table of suppliers and products."""
        until = utcnow()
        since = until - _RATES_OVER
        rows = [_line("supplier", each) for each in by_supplier(since, until)]
        rows += [_line("product", each) for each in by_product(since, until)]
        titles = ("of", "name", "delivered", "reported", "failed", "share_percent")
        return stream_rows("failure-rates", titles, rows)


def _line(kind: str, rate: Rate) -> tuple[object, ...]:
    share = f"{rate.share * 100:.2f}"
    return (kind, rate.name, rate.delivered, rate.reported, rate.failed, share)
