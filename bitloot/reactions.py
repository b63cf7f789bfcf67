"""Who reacts to what: the whole flow of the business on one screen.

Reactions run in the transaction of the event and only write rows: jobs, mails.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select

from bitloot.accounts.permissions import Permission
from bitloot.catalog.models import Product
from bitloot.catalog.refreshing import request_refresh_soon
from bitloot.claims.deciding import follow_delivery
from bitloot.claims.events import ClaimNews
from bitloot.claims.forgetting import forget_claims
from bitloot.claims.looking import is_return
from bitloot.claims.states import ClaimStatus
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.events import Event, Reaction
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import INTERACTIVE, NORMAL
from bitloot.delivery.events import CustomerForgotten
from bitloot.emails import kinds
from bitloot.emails import service as emails
from bitloot.emails.kinds import Kind
from bitloot.emails.ordering import About, queue
from bitloot.emails.tasks import APPLY_EVENT
from bitloot.emails.to_staff import tell
from bitloot.fulfillment.events import PreorderPlaced, PurchaseCharged
from bitloot.fulfillment.requesting import POLL_ORDER, request
from bitloot.ledger.subjects import post_attempt, post_batch, post_order, post_sold
from bitloot.orders.events import (
    ItemDelivered,
    ItemHeld,
    MoneyMoved,
    OrderEventBase,
    OrderExpired,
    OrderFailed,
    OrderFulfilled,
    OrderPaid,
    OrderPlaced,
    OrderRefunded,
    OrderUnderpaid,
)
from bitloot.orders.lookup import CodeWanted
from bitloot.orders.models import OrderItem
from bitloot.payments.events import PaymentAccepted, PaymentKept
from bitloot.payments.foreseeing import foresee_ipn
from bitloot.payments.tasks import APPLY_IPN
from bitloot.refunds.events import (
    AddressChanged,
    AddressWanted,
    RefundCancelled,
    RefundNews,
    RefundSent,
)
from bitloot.refunds.following import follow
from bitloot.refunds.guarding import refuse_promised, refuse_sent_back, sent_by_us
from bitloot.stock.events import StockImported, StockLow, StockSold
from bitloot.stock.models import StockRule
from bitloot.webhooks import service as webhooks
from bitloot.webhooks.events import WebhookAccepted
from bitloot.webhooks.foresight import Foresee
from bitloot.webhooks.models import Processing, Sender
from bitloot.webhooks.storing import Work

E = TypeVar("E", bound=Event)


def on(kind: type[E], react: Callable[[E], None]) -> Reaction:
    """A reaction to one kind of event, typed by it."""

    def typed(event: Event) -> None:
        if isinstance(event, kind):
            react(event)

    return typed


def mail(kind: Kind) -> Reaction:
    """Mail the buyer, once."""

    def write(event: OrderEventBase) -> None:
        queue(kind, event.order_id)

    return on(OrderEventBase, write)


def _mail_preorder(event: PreorderPlaced) -> None:
    queue(kinds.ORDER_PREORDERED, event.order_id)


def refund_mail(kind: Kind) -> Reaction:
    """Mail the buyer about a refund: once for each address, transaction or bounce."""

    def write(event: RefundNews) -> None:
        queue(kind, event.order_id, About(event.refund_id, event.edition))

    return on(RefundNews, write)


CLAIM_MAILS: Mapping[ClaimStatus, Kind] = {
    ClaimStatus.OPEN: kinds.CLAIM_RECEIVED,
    ClaimStatus.RETURNING: kinds.CLAIM_RETURNING,
    ClaimStatus.RETURNED: kinds.CLAIM_RETURNED,
    ClaimStatus.REPLACING: kinds.CLAIM_REPLACING,
    ClaimStatus.REPLACED: kinds.CLAIM_REPLACED,
    ClaimStatus.REFUNDED: kinds.CLAIM_REFUNDED,
    ClaimStatus.REJECTED: kinds.CLAIM_REJECTED,
}
"""What the buyer is written at each step of a claim, once."""


def _mail_claim(event: ClaimNews) -> None:
    kind = CLAIM_MAILS.get(event.status)
    if event.status is ClaimStatus.OPEN and is_return(event.claim_id):
        kind = kinds.CLAIM_DECIDING
    if kind is not None:
        queue(kind, event.order_id, About(event.claim_id, name="claim_id"))


def _mail_code(event: CodeWanted) -> None:
    queue(kinds.ORDER_CODE, event.order_id, About(event.lookup_id, name="lookup_id"))


def _mail_refunded(event: OrderRefunded) -> None:
    """Where we sent the money ourselves, the mail about that has said so."""
    if not sent_by_us(event.order_id):
        queue(kinds.ORDER_REFUNDED, event.order_id)


def _follow_refunds(event: MoneyMoved) -> None:
    """First, because it may decide what the books are to say."""
    follow(event.order_id)


def _mail_stock_low(event: StockLow) -> None:
    """Whoever may import stock is told, once until there is more again."""
    rule = db.session.get_one(StockRule, event.product_id)
    context = {
        "product_id": str(event.product_id),
        "title": db.session.get_one(Product, event.product_id).title,
        "left": str(event.left),
        "low_at": str(rule.low_at),
    }
    edition = f"{event.product_id}:{event.since.isoformat()}"
    tell(kinds.STOCK_LOW, Permission.STOCK_IMPORT, context, edition=edition)


def _fulfill(event: OrderPaid) -> None:
    items = select(OrderItem.id).where(OrderItem.order_id == event.order_id)
    for item_id in db.session.scalars(items):
        request(item_id, event.order_id)


def _forget(event: CustomerForgotten) -> None:
    forget_claims(event.order_ids)
    emails.forget(event.email, event.replacement)


INBOX: Mapping[Sender, Work] = {
    Sender.NOWPAYMENTS: Work(APPLY_IPN, INTERACTIVE),
    Sender.RESEND: Work(APPLY_EVENT, NORMAL),
}
"""Whose webhooks are stored together with the job that applies them."""
FORESIGHT: Mapping[Sender, Foresee] = {Sender.NOWPAYMENTS: foresee_ipn}
"""Who can say what a replay would change."""


def _apply(work: Work, event: WebhookAccepted) -> None:
    key = str(event.event_id)
    if not enqueue(work.kind, {"event_id": key}, key=key, priority=work.priority):
        wake(work.kind, key)  # staff replay it


def _look_at_kinguin(event: WebhookAccepted) -> None:
    """Their webhooks carry nothing to believe: each is a reason to ask."""
    kinguin_id = event.ids.get("kinguin_id")
    if kinguin_id is not None:
        request_refresh_soon(int(kinguin_id))
    else:
        key = str(event.event_id)
        enqueue(POLL_ORDER, dict(event.ids), key=key, priority=INTERACTIVE)
    webhooks.finish(
        event.event_id, Processing.APPLIED, "Looking it up at Kinguin.", started=utcnow()
    )


def _webhook(event: WebhookAccepted) -> None:
    if event.sender is Sender.KINGUIN:
        _look_at_kinguin(event)
    else:
        _apply(INBOX[event.sender], event)


def _post(event: Event) -> None:
    """The books follow at once, in the same transaction; a repeat finds nothing to post."""
    match event:
        case MoneyMoved(order_id=order_id):
            post_order(order_id)
        case PurchaseCharged(attempt_id=attempt_id):
            post_attempt(attempt_id)
        case StockImported(batch_id=batch_id):
            post_batch(batch_id)
        case StockSold(item_id=item_id):
            post_sold(item_id)


REACTIONS: Mapping[type[Event], Sequence[Reaction]] = {
    OrderPlaced: [mail(kinds.ORDER_CREATED)],
    OrderPaid: [on(OrderPaid, _fulfill)],
    OrderFulfilled: [mail(kinds.ORDER_COMPLETED)],
    OrderUnderpaid: [mail(kinds.ORDER_UNDERPAID)],
    OrderExpired: [mail(kinds.ORDER_EXPIRED)],
    OrderFailed: [mail(kinds.ORDER_FAILED)],
    ItemHeld: [mail(kinds.ORDER_HELD)],
    ItemDelivered: [on(ItemDelivered, follow_delivery)],
    ClaimNews: [on(ClaimNews, _mail_claim)],
    CodeWanted: [on(CodeWanted, _mail_code)],
    OrderRefunded: [on(OrderRefunded, _mail_refunded)],
    MoneyMoved: [on(MoneyMoved, _follow_refunds), _post],
    PaymentAccepted: [on(PaymentAccepted, refuse_sent_back)],
    PaymentKept: [on(PaymentKept, refuse_promised)],
    AddressWanted: [refund_mail(kinds.REFUND_ADDRESS_WANTED)],
    AddressChanged: [refund_mail(kinds.REFUND_ADDRESS_CHANGED)],
    RefundSent: [refund_mail(kinds.REFUND_SENT)],
    RefundCancelled: [refund_mail(kinds.REFUND_CANCELLED)],
    PurchaseCharged: [_post],
    PreorderPlaced: [on(PreorderPlaced, _mail_preorder)],
    StockImported: [_post],
    StockSold: [_post],
    StockLow: [on(StockLow, _mail_stock_low)],
    CustomerForgotten: [on(CustomerForgotten, _forget)],
    WebhookAccepted: [on(WebhookAccepted, _webhook)],
}
