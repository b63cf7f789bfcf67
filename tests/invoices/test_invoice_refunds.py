"""What went back stands on the invoice, and the sums say what is left to send."""

import io
from decimal import Decimal

import pytest
from pypdf import PdfReader
from support.paid import own_product, paid_order

from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.invoices.making import make_invoice
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.states import Coverage, PaymentStatus
from bitloot.refunds.models import Refund
from bitloot.refunds.states import Purpose, RefundStatus

HASH = "0x" + "ab" * 32


@pytest.fixture
def overpaid(app: ShopFlask) -> Order:
    """20.00 were asked, 30.00 came, in a token on Polygon."""
    order = paid_order((own_product(price="20.00"), 1))
    payment = Payment(
        order_id=order.id,
        status=PaymentStatus.FINISHED,
        provider_payment_id="5000000007",
        price=order.total,
        pay_currency="usdcmatic",
        pay_amount=Decimal("22.5"),
        pay_address="0xfeed",
        network="matic",
        is_fixed_rate=True,
        actually_paid=Decimal("33.75"),
        received=Money.eur("30.00"),
        coverage=Coverage.OVER,
        verdict="paid_over",
        payin_hash="a placeholder",
        finished_at=utcnow(),
    )
    db.session.add(payment)
    commit()
    return order


def send(order: Order, euros: str, status: RefundStatus, purpose: Purpose = Purpose.OWED) -> None:
    gone = status in {RefundStatus.SENT, RefundStatus.CONFIRMED}
    refund = Refund(
        order_id=order.id,
        payment_id=db.session.query(Payment.id).filter_by(order_id=order.id).scalar(),
        purpose=purpose,
        status=status,
        amount=Money.eur(euros),
        pay_currency="usdcmatic",
        network="matic",
        coin_amount=Decimal("4.5"),
        address="0xbeef" if gone else None,
        tx_hash=HASH if gone else None,
        sent_at=utcnow() if gone else None,
        reason="asked for",
        requested_by="staff@bitloot.example",
    )
    db.session.add(refund)
    commit()


def printed(order: Order) -> str:
    pages = PdfReader(io.BytesIO(make_invoice(order).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_hash_that_is_none_is_printed_but_not_linked(overpaid: Order) -> None:
    pdf = make_invoice(overpaid).pdf
    assert "a placeholder" in printed(overpaid)
    assert b"polygonscan" not in pdf
    assert "1 USDCMATIC = 0.88888889 EUR" in printed(overpaid)


def test_what_is_only_promised_is_not_on_it(overpaid: Order) -> None:
    before = make_invoice(overpaid).pdf
    send(overpaid, "10.00", RefundStatus.REQUESTED)
    assert make_invoice(overpaid).pdf == before
    assert "Sent back" not in printed(overpaid)
    assert "Owed to the buyer 10.00 EUR" in printed(overpaid)


def test_what_was_sent_is(overpaid: Order) -> None:
    send(overpaid, "4.00", RefundStatus.SENT)
    text = printed(overpaid)
    for fact in ("4.5 USDCMATIC", "4.00 EUR", HASH, "Owed to the buyer 6.00 EUR", "PAID"):
        assert fact in text, text
    send(overpaid, "6.00", RefundStatus.CONFIRMED)
    assert "Owed to the buyer" not in printed(overpaid)


def test_a_price_that_went_back_is_no_longer_paid(overpaid: Order) -> None:
    send(overpaid, "20.00", RefundStatus.SENT, Purpose.PRICE)
    text = printed(overpaid)
    assert "REFUNDED" in text
    assert "Sent back, of the price 20.00 EUR" in text
