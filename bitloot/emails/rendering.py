"""Words of a mail from its templates: HTML and text, from one context."""

from dataclasses import dataclass
from uuid import UUID

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from sqlalchemy import select

from bitloot.claims.models import Claim
from bitloot.claims.showing import sentence
from bitloot.core.db import db
from bitloot.emails.kinds import KINDS
from bitloot.emails.models import Email
from bitloot.emails.to_staff import staff_context
from bitloot.fulfillment.preorders import releases_of
from bitloot.orders.lookup import code_of
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.providers.resend.client import Mail
from bitloot.refunds.models import Refund
from bitloot.refunds.showing import summary
from bitloot.refunds.states import Purpose
from config.settings import Settings

_templates = Environment(
    loader=PackageLoader("bitloot.emails"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order as a mail shows it."""

    title: str
    quantity: int
    total: str


@dataclass(frozen=True, slots=True)
class Preorder:
    """A line that comes on its release day."""

    title: str
    release: str


def context_of(order: Order, settings: Settings) -> dict[str, object]:
    """What templates may say of an order. Nothing secret is in it, so nothing secret leaves."""
    releases = releases_of(order.id)
    return {
        "shop": settings.shop_name,
        "shop_url": settings.public_url,
        "number": order.number,
        "order_url": f"{settings.public_url}/orders/{order.id}",
        "total": str(order.total),
        "lines": [Line(item.title, item.quantity, str(item.total)) for item in order.items],
        "expires_at": f"{order.expires_at:%Y-%m-%d %H:%M} UTC",
        "created_at": f"{order.created_at:%Y-%m-%d %H:%M} UTC",
        "late": "late" in order.flags,
        "too_little": _too_little(order),
        "preorders": [
            Preorder(item.title, releases[item.id].words)
            for item in order.items
            if item.id in releases
        ],
    }


def _too_little(order: Order) -> bool:
    """Whether what the provider has sent back was less than the price."""
    query = select(Payment.id).where(
        Payment.order_id == order.id, Payment.verdict == Outcome.SHORT_REFUNDED
    )
    return db.session.scalar(query.limit(1)) is not None


def refund_context(refund: Refund) -> dict[str, object]:
    """What templates may say of a refund: the address is masked, the link is the buyer's own."""
    view = summary(refund)
    return {
        "refund_amount": str(view.amount),
        "refund_coins": f"{view.coin_amount} {view.pay_currency.upper()}",
        "coin_name": view.coin_name,
        "network_name": view.network_name,
        "address": view.address_masked,
        "tx_hash": view.tx_hash,
        "explorer_url": view.explorer_url,
        "refund_url": view.link,
        "may_keep": view.may_keep,
        "bounced": refund.bounced_at is not None,
        "owed": refund.purpose is Purpose.OWED,
    }


def claim_context(claim: Claim) -> dict[str, object]:
    """What templates may say of a claim: nothing that the buyer wrote."""
    item = db.session.get_one(OrderItem, claim.item_id)
    return {
        "item_title": item.title,
        "claim_quantity": claim.quantity,
        "claim_said": sentence(claim),
        "answer": claim.answer,
    }


def _to_staff(email: Email, settings: Settings) -> Mail:
    kind, context = KINDS[email.kind], staff_context(email, settings)
    return Mail(
        sender=settings.mail_from,
        recipient=email.recipient,
        subject=kind.subject.format_map(context),
        html=_templates.get_template(f"{kind.name}.html").render(context),
        text=_templates.get_template(f"{kind.name}.txt").render(context),
        kind=kind.name,
    )


def render(email: Email, settings: Settings) -> Mail:
    """The mail, ready to send."""
    if "order_id" not in email.context:
        return _to_staff(email, settings)
    kind = KINDS[email.kind]
    order = db.session.get_one(Order, UUID(email.context["order_id"]))
    context = context_of(order, settings)
    refund_id = email.context.get("refund_id")
    if refund_id is not None:
        context |= refund_context(db.session.get_one(Refund, UUID(refund_id)))
    claim_id = email.context.get("claim_id")
    if claim_id is not None:
        context |= claim_context(db.session.get_one(Claim, UUID(claim_id)))
    lookup_id = email.context.get("lookup_id")
    if lookup_id is not None:
        context["code"] = code_of(UUID(lookup_id), email.recipient)
    return Mail(
        sender=settings.mail_from,
        recipient=email.recipient,
        subject=kind.subject.format(number=order.number, shop=settings.shop_name),
        html=_templates.get_template(f"{kind.name}.html").render(context),
        text=_templates.get_template(f"{kind.name}.txt").render(context),
        kind=kind.name,
    )
