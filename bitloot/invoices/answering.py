"""An invoice as an answer: a file to keep, never stored on the way."""

from flask import Response

from bitloot.invoices.making import InvoiceFile

PDF = "application/pdf"
BINARY = {"type": "string", "format": "binary"}
"""How the API describes a file."""


def answer(invoice: InvoiceFile) -> Response:
    """With its name, as a download."""
    headers = {
        "Content-Disposition": f'attachment; filename="{invoice.name}"',
        "Cache-Control": "no-store",
    }
    return Response(invoice.pdf, content_type=PDF, headers=headers)
