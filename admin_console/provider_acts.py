"""Acts of the attention queue about what providers keep back: access, money, keys, an answer."""

from flask import url_for

from bitloot.core.attention import AttentionItem
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.http.errors import ProviderError
from bitloot.fulfillment import access, queueing, returning
from bitloot.orders.models import OrderItem
from bitloot.payments import access as payments_access
from bitloot.payments import forfeiting
from bitloot.payments.looking import one as payment_of
from bitloot.payments.polling import poll_due, poll_soon
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.nowpayments import get_nowpayments


def line_of(item: AttentionItem) -> OrderItem:
    """The line that an item is about. Raises NotFoundError."""
    line = db.session.get(OrderItem, item.subject_id)
    if line is None:
        raise NotFoundError("This line is gone.")
    return line


def check_access(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Ask Kinguin for our balance: whoever gets an answer has access."""
    del item
    try:
        balance = get_kinguin().balance()
    except ProviderError as error:
        raise ConflictError(f"Kinguin still turns us away ({error}). Mend that first.") from None
    count = access.let_in(actor, reason, balance)
    return f"Kinguin answers; the balance is {balance}. {count} lines go on."


def top_up(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Try to buy at once, whatever the balance is said to be."""
    subject = (item.subject_kind, item.subject_id)
    audit(actor, "fulfillment.go_on", subject, reason=reason)
    count = queueing.go_on(by=actor.label, resolution=reason)
    return f"{count} lines are bought now, the oldest first."


def return_keys(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Ask Kinguin to take back what nobody is to have."""
    line = line_of(item)
    count = returning.give_back(line, actor, reason)
    orders = "order is" if count == 1 else "orders are"
    return f"{count} {orders} given back; what Kinguin says of it stands in the timeline."


def forfeit(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Close a payment that was too little."""
    payment = forfeiting.forfeit(item.subject_id, actor, reason=reason)
    return f"Closed: what came as payment {payment.provider_payment_id} is not sent back."


def ask_again(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Have NOWPayments asked about a payment now; the item closes once its answer fits."""
    payment = payment_of(item.subject_id)
    poll_soon(payment.id, payment.order_id)
    audit(actor, "payment.ask_again", ("payment", payment.id), reason=reason)
    return "NOWPayments is asked again now. This closes by itself once its answer fits."


def try_nowpayments(item: AttentionItem, actor: Actor, reason: str) -> str:
    """Ask NOWPayments something that needs our key; payments that wait are asked about again."""
    try:
        get_nowpayments().currencies()
    except ProviderError as error:
        raise ConflictError(f"NOWPayments still turns us away ({error}).") from None
    payments_access.let_in()
    audit(actor, "provider.access", (item.subject_kind, item.subject_id), reason=reason)
    return f"NOWPayments answers; {poll_due()} payments are asked about."


def to_webhook(item: AttentionItem) -> str:
    """The IPN itself."""
    return url_for("console_webhooks.webhook", event_id=item.subject_id)


def to_evidence(item: AttentionItem) -> str:
    """The bundle for a dispute."""
    return url_for("console_orders.evidence", order_id=item.trail_id)


def to_offers(item: AttentionItem) -> str:
    """What else the line may be bought from."""
    return url_for("console_orders.offer", order_id=item.trail_id, item_id=item.subject_id)
