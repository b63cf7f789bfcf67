"""One order's invoice as a file."""

from dataclasses import dataclass
from email.utils import parseaddr

from bitloot.core.config import get_settings
from bitloot.invoices.reading import invoice_of
from bitloot.invoices.rendering import render
from bitloot.invoices.wording import Seller, texts_of
from bitloot.orders.models import Order


@dataclass(frozen=True, slots=True)
class InvoiceFile:
    """A PDF and the name to save it by."""

    name: str
    pdf: bytes


def make_invoice(order: Order) -> InvoiceFile:
    """Made anew from what is stored: always of now. Raises ConflictError while it is unpaid."""
    settings = get_settings()
    seller = Seller(
        name=settings.shop_name,
        address=settings.shop_address,
        tax_id=settings.shop_tax_id,
        contact=parseaddr(settings.mail_from)[1],
    )
    invoice = invoice_of(order)
    pdf = render(texts_of(invoice, seller), invoice.paid_at)
    return InvoiceFile(f"invoice-{order.number}.pdf", pdf)
