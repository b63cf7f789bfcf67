"""Finding an order, and reading its story on one page."""

import pytest
from support.console_browser import Browser
from support.console_rows import EMAIL, NUMBER, Rows

from bitloot.catalog.models import SourceType
from bitloot.core.config import get_key_ring
from bitloot.core.db import commit, db
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order, OrderItem

KEY = "QWERT-YUIOP-ASDFG"


def deliver(rows: Rows) -> None:
    item = db.session.query(OrderItem).filter_by(order_id=rows.order).one()
    db.session.add(
        Delivery(
            order_id=rows.order,
            item_id=item.id,
            position=1,
            source_type=SourceType.CUSTOM,
            source_ref="1",
            object_key="sealed/1",
            content_type="text/plain",
            fingerprint=get_key_ring().fingerprint(KEY.encode()),
            iv=b"iv",
            aad=b"aad",
            key_id="t1",
            wrapped_key=b"wrapped",
        )
    )
    commit()


@pytest.mark.parametrize(
    "pasted",
    [NUMBER, " bl-23456-789ab ", "23456789AB", EMAIL.upper(), "5745459419", "ab" * 32, KEY],
)
def test_whatever_is_pasted_leads_to_the_order(pasted: str, owner: Browser, rows: Rows) -> None:
    deliver(rows)
    answer = owner.client.get("/admin/search/", query_string={"q": pasted})
    assert answer.headers["Location"] == f"/admin/orders/{rows.order}"
    hits = owner.client.get("/admin/search/suggest", query_string={"q": pasted}).text
    assert NUMBER in hits


def test_the_invoice_is_offered_once_the_order_is_paid(owner: Browser, rows: Rows) -> None:
    address = f"/admin/orders/{rows.order}/invoice.pdf"
    assert f'href="{address}"' in owner.get(f"/admin/orders/{rows.order}").text
    invoice = owner.get(address)
    assert invoice.content_type == "application/pdf"
    assert f'filename="invoice-{NUMBER}.pdf"' in invoice.headers["Content-Disposition"]
    unpaid = db.session.query(Order).filter(Order.paid_at.is_(None)).one()
    assert "invoice.pdf" not in owner.get(f"/admin/orders/{unpaid.id}").text
    assert owner.get(f"/admin/orders/{unpaid.id}/invoice.pdf").status_code == 409


def test_what_is_not_found_leads_to_an_empty_list(owner: Browser, rows: Rows) -> None:
    del rows
    answer = owner.client.get("/admin/search/", query_string={"q": "x' or 1=1"})
    page = owner.get(answer.headers["Location"])
    assert page.status_code == 200
    assert "No order fits" in page.text


def test_the_page_of_an_order_tells_all_and_shows_no_key(owner: Browser, rows: Rows) -> None:
    deliver(rows)
    text = owner.get(f"/admin/orders/{rows.order}").text
    for part in (
        NUMBER,
        EMAIL,
        "Your payment has arrived",
        "Retry fulfillment",
        "5745459419",
        "Placed.",
        "order created",
        "emails.send",
        "More came than was asked.",
        "Sealed keys",
    ):
        assert part in text, part
    assert KEY not in text
    assert "sealed/1" not in text


def test_a_page_that_is_not_there_is_a_page(owner: Browser) -> None:
    for kind in ("orders", "payments", "webhooks", "jobs", "products"):
        answer = owner.get(f"/admin/{kind}/00000000-0000-7000-8000-000000000000")
        assert answer.status_code == 404
        assert "text/html" in answer.content_type


@pytest.mark.parametrize("tab", ["overview", "transaction", "timeline", "ipns", "nonsense"])
def test_a_payment_has_four_tabs(tab: str, owner: Browser, rows: Rows) -> None:
    answer = owner.get(f"/admin/payments/{rows.payment}?tab={tab}")
    assert answer.status_code == 200
    assert answer.text.count('aria-current="page"') == 2  # the sidebar's and the tab's
    assert 'hx-trigger="every 10s"' in answer.text


def test_a_webhook_shows_body_and_headers_with_markup_escaped(owner: Browser, rows: Rows) -> None:
    text = owner.get(f"/admin/webhooks/{rows.webhook}").text
    assert "&#34;payment_id&#34;: 5745459419" in text
    assert "content-type" in text
