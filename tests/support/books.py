"""Orders with money, and what the books hold for them."""

from datetime import datetime
from decimal import Decimal
from itertools import count
from uuid import UUID

from sqlalchemy import func, select
from support.console_rows import a_product, an_order

from bitloot.catalog.models import Product, SourceType
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.ledger.accounts import Account
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage, PaymentStatus
from bitloot.refunds.models import Refund
from bitloot.refunds.states import Purpose, RefundStatus

_numbers = count(1)
Balances = dict[str, str]


def a_sold_product(slug: str = "ledger-goods", source: SourceType = SourceType.KINGUIN) -> Product:
    return a_product(slug, source)


def an_empty_order(product: Product, *, at: datetime | None = None) -> Order:
    """12.90 EUR."""
    order = an_order(product, number=f"BL-BOOKS-{next(_numbers):05d}")
    order.created_at = order.paid_at = at or utcnow()
    return order


def money(
    order: Order,
    received: str,
    verdict: Outcome = Outcome.PAID,
    coverage: Coverage = Coverage.EXACT,
    credited: str | None = None,
) -> Payment:
    """A payment of the order with its verdict, as settling would have left it."""
    payment = Payment(
        id=new_id(),
        order_id=order.id,
        status=PaymentStatus.FINISHED,
        provider_payment_id=f"pay-{next(_numbers)}",
        price=order.total,
        pay_currency="btc",
        pay_amount=Decimal("0.0129"),
        actually_paid=Decimal(received) / 1000,
        is_fixed_rate=True,
        received=Money.eur(received),
        credited=None if credited is None else Money.eur(credited),
        verdict=verdict.value,
        coverage=coverage,
        finished_at=order.paid_at,
    )
    db.session.add(payment)
    db.session.flush()
    return payment


def a_refund(
    payment: Payment,
    amount: str,
    purpose: Purpose = Purpose.OWED,
    status: RefundStatus = RefundStatus.SENT,
) -> Refund:
    refund = Refund(
        id=new_id(),
        order_id=payment.order_id,
        payment_id=payment.id,
        purpose=purpose,
        status=status,
        amount=Money.eur(amount),
        pay_currency="btc",
        coin_amount=Decimal("0.001"),
        address="bc1qback",
        tx_hash="cd" * 32,
        reason="test",
        requested_by="test",
    )
    db.session.add(refund)
    db.session.flush()
    return refund


def a_purchase(
    order: Order, paid: str, status: AttemptStatus = AttemptStatus.COMPLETED
) -> FulfillmentAttempt:
    """Of the order's first line, at Kinguin."""
    number = next(_numbers)
    attempt = FulfillmentAttempt(
        id=new_id(),
        item_id=order.items[0].id,
        order_id=order.id,
        number=number,
        external_id=f"external-{number}",
        provider_order_id=f"PHS{number}",
        quantity=1,
        requested_price=Money.eur(paid),
        paid_price=Money.eur(paid),
        status=status,
    )
    db.session.add(attempt)
    db.session.flush()
    return attempt


def balances(order_id: UUID | None = None) -> Balances:
    """What the books hold, exactly, by account: of one order, or in all."""
    query = select(Posting.account, func.sum(Posting.amount)).group_by(Posting.account)
    if order_id is not None:
        query = query.join(LedgerTransaction).where(LedgerTransaction.order_id == order_id)
    return {
        account.value: f"{total.amount.normalize():f}"
        for account, total in db.session.execute(query)
        if total.amount
    }


def transactions() -> int:
    return db.session.scalar(select(func.count()).select_from(LedgerTransaction)) or 0


def entry(debit: Account, credit: Account, amount: str) -> dict[Account, Money]:
    euros = Money.eur(amount)
    return {debit: euros, credit: -euros}
