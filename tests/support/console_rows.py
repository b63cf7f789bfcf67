"""One of everything, written straight into the tables."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from bitloot.accounts.models import Role, User
from bitloot.catalog.models import Product, SourceType
from bitloot.claims.models import Claim
from bitloot.claims.states import ClaimKind, Complaint
from bitloot.core.attention import AttentionItem, raise_attention
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money
from bitloot.core.timeline import EntryKind, note
from bitloot.emails.models import Email
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.payments.models import Payment
from bitloot.payments.states import PaymentStatus
from bitloot.refunds.models import Refund
from bitloot.refunds.states import Purpose
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent

NUMBER = "BL-23456-789AB"
EMAIL = "buyer@example.com"
IPN = b'{"payment_id": 5745459419, "payment_status": "finished"}'
PRICE = Money.eur("12.90")


@dataclass(frozen=True)
class Rows:
    product: UUID
    own: UUID
    order: UUID
    payment: UUID
    short: UUID
    webhook: UUID
    job: UUID
    attention: UUID
    colleague: UUID
    refund: UUID
    claim: UUID


def rows_of_everything() -> Rows:
    product = a_product("starless-harbor", SourceType.KINGUIN)
    own = a_product("own-goods", SourceType.CUSTOM)
    order = an_order(product)
    payment = a_payment(order, "5745459419")
    webhook = a_webhook(Processing.FAILED)
    job = Job(
        kind="emails.send",
        key="one",
        payload={"email_id": "x"},
        priority=50,
        state=JobState.DEAD,
        run_at=utcnow(),
        trail_id=order.id,
        last_error="ProviderRefusedError: no",
    )
    colleague = User(email="colleague@bitloot.example", role=Role.VIEWER)
    mail = Email(kind="order_created", key="k", recipient=EMAIL, trail_id=order.id)
    db.session.add_all([job, colleague, mail])
    note(EntryKind.CHECKOUT, "Placed.", subject=("order", order.id), trail_id=order.id)
    raise_attention(
        "overpaid",
        subject=("payment", order.id),
        trail_id=order.id,
        summary="More came than was asked.",
        action="review",
    )
    db.session.flush()
    attention = db.session.query(AttentionItem.id).scalar()
    rows = Rows(
        product=product.id,
        own=own.id,
        order=order.id,
        payment=payment.id,
        short=a_short_payment(product).id,
        webhook=webhook.id,
        job=job.id,
        attention=attention,
        colleague=colleague.id,
        refund=a_refund(order, payment).id,
        claim=a_claim(order).id,
    )
    commit()
    return rows


def a_claim(order: Order) -> Claim:
    item = order.items[0]
    claim = Claim(
        order_id=order.id,
        item_id=item.id,
        product_id=item.product_id,
        kind=ClaimKind.PROBLEM,
        complaint=Complaint.USED,
        text="It says that it was used.",
        quantity=1,
        supplier="Kinguin: Keyshop",
        window_ends_at=utcnow() + timedelta(hours=1),
    )
    db.session.add(claim)
    db.session.flush()
    return claim


def a_product(slug: str, source: SourceType) -> Product:
    kinguin_id = 1 if source is SourceType.KINGUIN else None
    product = Product(
        slug=slug,
        title=slug.replace("-", " ").title(),
        source_type=source,
        kinguin_id=kinguin_id,
        price=PRICE,
        cost=Money.eur("10.00"),
        stock=3,
        published=True,
    )
    db.session.add(product)
    db.session.flush()
    return product


def an_order(
    product: Product, *, number: str = NUMBER, status: OrderStatus = OrderStatus.PAID
) -> Order:
    now = utcnow()
    order = Order(
        number=number,
        email=EMAIL,
        status=status,
        subtotal=PRICE,
        discount=Money.zero(),
        total=PRICE,
        terms_version="1",
        terms_accepted_at=now,
        expires_at=now,
        paid_at=now,
    )
    order.items.append(
        OrderItem(
            position=1,
            product_id=product.id,
            title=product.title,
            slug=product.slug,
            source_type=product.source_type,
            quantity=1,
            unit_price=PRICE,
            unit_cost=product.cost,
            total=PRICE,
            status=ItemStatus.PENDING,
        )
    )
    db.session.add(order)
    db.session.flush()
    return order


def a_payment(order: Order, provider_payment_id: str) -> Payment:
    payment = Payment(
        order_id=order.id,
        status=PaymentStatus.WAITING,
        provider_payment_id=provider_payment_id,
        price=order.total,
        pay_currency="btc",
        pay_amount=Decimal("0.0004"),
        pay_address="bc1qexampleaddress",
        payin_hash="ab" * 32,
        network="btc",
        is_fixed_rate=True,
        actually_paid=Decimal(0),
    )
    db.session.add(payment)
    db.session.flush()
    return payment


def a_refund(order: Order, payment: Payment) -> Refund:
    """Asked for, with an address: somebody has to approve it."""
    refund = Refund(
        order_id=order.id,
        payment_id=payment.id,
        purpose=Purpose.OWED,
        amount=Money.eur("3.20"),
        pay_currency="btc",
        network="btc",
        coin_amount=Decimal("0.0001"),
        address="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        reason="More came than was asked.",
        requested_by="system",
    )
    db.session.add(refund)
    db.session.flush()
    return refund


def a_short_payment(product: Product) -> Payment:
    """Too little came for an order of somebody else; staff may accept it."""
    order = an_order(product, number="BL-SHORT-SHORT", status=OrderStatus.UNDERPAID)
    order.email, order.paid_at = "other@example.com", None
    payment = a_payment(order, "5000000001")
    payment.pay_address, payment.payin_hash, payment.pay_currency = "other", None, "ltc"
    payment.status = PaymentStatus.PARTIALLY_PAID
    payment.verdict, payment.actually_paid = "underpaid", Decimal("0.0003")
    return payment


def a_webhook(
    processing: Processing, verdict: Verdict = Verdict.ACCEPTED, body: bytes = IPN
) -> WebhookEvent:
    event = WebhookEvent(
        sender=Sender.NOWPAYMENTS,
        verdict=verdict,
        processing=processing,
        reference="5745459419",
        event="finished",
        body=body,
        headers={"content-type": "application/json"},
    )
    db.session.add(event)
    db.session.flush()
    return event
