"""Invoices are read back from the PDF: what a buyer would see, and nothing more."""

import io
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from support.checkout import EMAIL, Checkout, checkout
from support.paid import fill, own_product, paid_order, placed_order
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.invoices.making import make_invoice
from bitloot.orders.models import Order
from bitloot.payments.models import Payment

KEY = "AAAA-BBBB-CCCC"


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def flat(pdf: bytes) -> str:
    """Everything that is printed, on one line."""
    return " ".join(" ".join(pages(pdf)).split())


def links(pdf: bytes) -> list[str]:
    found = PdfReader(io.BytesIO(pdf)).pages
    notes = [note.get_object() for page in found for note in page.get("/Annots") or []]
    return [str(note["/A"]["/URI"]) for note in notes if "/A" in note]


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="12.90")
    fill(product, KEY, "AAAA-2", "AAAA-3")
    return checkout(client, (product.id, 2))


def pay(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, action: str = "finish"
) -> Payment:
    payment = bought.pay_with("btc")
    sandbox.pay(str(payment["provider_payment_id"]), action)
    run_jobs()
    db.session.rollback()
    return db.session.query(Payment).one()


def get(bought: Checkout, headers: dict[str, str] | None = None) -> bytes:
    answer = bought.client.get(
        f"/api/v1/orders/{bought.id}/invoice", headers=headers or bought.session
    )
    assert answer.status_code == 200, answer.text
    return answer.data


def test_it_says_who_what_how_much_and_how_it_was_paid(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = pay(bought, sandbox, run_jobs)
    order = bought.row()
    pdf = get(bought)
    text = flat(pdf)
    asked = f"{payment.pay_amount.normalize():f}"
    rate = Decimal("25.80") / payment.pay_amount
    for fact in (
        "BitLoot", "orders@bitloot.example", order.number, EMAIL, "PAID",
        f"{order.created_at:%-d %B %Y, %H:%M} UTC", f"{order.paid_at:%-d %B %Y, %H:%M} UTC",
        "Own Game", "12.90 EUR", "25.80 EUR", f"{asked} BTC", f"1 BTC = {rate:,.2f} EUR",
        "Bitcoin", payment.provider_payment_id, payment.payin_hash,
    ):  # fmt: skip
        assert str(fact) in text, f"{fact} is missing in {text}"
    assert links(pdf) == [f"https://mempool.space/tx/{payment.payin_hash}"]
    assert KEY not in text
    assert "More than the total" not in text


def test_it_is_a_file_that_nobody_stores_on_the_way(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    pay(bought, sandbox, run_jobs)
    answer = bought.client.get(f"/api/v1/orders/{bought.id}/invoice", headers=bought.session)
    number = bought.order["number"]
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="invoice-{number}.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert get(bought) == answer.data, "the same facts give the same bytes"
    document = PdfReader(io.BytesIO(answer.data)).metadata
    assert document is not None
    assert document.title == f"Invoice {number}"
    assert document.creation_date == bought.row().paid_at.replace(microsecond=0)


def test_too_much_is_explained(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    pay(bought, sandbox, run_jobs, "pay130")
    text = flat(get(bought))
    for line in ("Received 33.54 EUR", "More than the total by 7.74 EUR", "Owed to the buyer"):
        assert line in text


def test_what_is_not_paid_has_none(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    path = f"/api/v1/orders/{bought.id}/invoice"
    refused = bought.client.get(path, headers=bought.session)
    assert (refused.status_code, refused.content_type) == (409, "application/problem+json")
    pay(bought, sandbox, run_jobs, "pay70")
    assert bought.row().status.value == "underpaid"
    assert bought.client.get(path, headers=bought.session).status_code == 409


def test_it_opens_for_its_buyer_and_for_staff_alone(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, client: FlaskClient
) -> None:
    pay(bought, sandbox, run_jobs)
    other = checkout(client, (bought.row().items[0].product_id, 1), email="x@bitloot.example")
    path = f"/api/v1/orders/{bought.id}/invoice"
    assert client.get(path).status_code == 401
    assert client.get(path, headers=other.session).status_code == 404
    staff = f"/api/v1/admin/orders/{bought.id}/invoice"
    assert client.get(staff).status_code == 401
    assert client.get(staff, headers=bought.session).status_code == 401
    assert client.get(staff, headers=staff_headers(Role.CUSTOMER)).status_code == 401
    assert client.get(staff, headers=staff_headers(Role.VIEWER)).data == get(bought)


def test_asking_too_often_is_slowed_down(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    pay(bought, sandbox, run_jobs)
    path = f"/api/v1/orders/{bought.id}/invoice"
    answers = [bought.client.get(path, headers=bought.session).status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]


def titled(title: str, quantity: int = 1) -> tuple[Product, int]:
    product = own_product(f"p{abs(hash(title))}", price="1.00")
    product.title = title
    commit()
    return product, quantity


@pytest.mark.parametrize(
    "title",
    [
        "Тёмная гавань",
        "Σκοτεινό λιμάνι",
        "星のない港",
        "별 없는 항구",
        "Žluťoučký kůň",
        '#panic("x") #sys.inputs $x^2$ \\ *b* _i_ @ref <label> // no /* no */ `raw`',
        "{{ title }} <script>alert(1)</script> %s ${x}",
        "مرحبا 🎮",
    ],
)
def test_titles_stand_as_they_are_written(app: ShopFlask, title: str) -> None:
    text = flat(make_invoice(paid_order(titled(title))).pdf)
    shown = title if title.isascii() or "مرحبا" not in title else "1.00 EUR"
    assert shown in text


def test_what_would_steer_the_page_is_left_out(app: ShopFlask) -> None:
    text = flat(make_invoice(paid_order(titled("A\u202egnp.exe\n\x1b[31mB"))).pdf)
    assert "A gnp.exe [31mB" in text


def test_an_endless_word_stays_on_the_page(app: ShopFlask) -> None:
    pdf = make_invoice(paid_order(titled("W" * 300))).pdf
    printed = flat(pdf).replace(" ", "").replace("\u200b", "")
    assert "W" * 300 in printed


def test_fifty_lines_go_over_pages_with_their_heads(app: ShopFlask) -> None:
    product = own_product(price="1.00")
    order: Order = paid_order(*[(product, n % 9 + 1) for n in range(50)])
    told = pages(make_invoice(order).pdf)
    assert len(told) >= 2
    assert sum(page.count("Own Game") for page in told) == 50
    assert all("Unit price" in page for page in told if "Own Game" in page)
    assert all(f"Page {n} of {len(told)}" in page for n, page in enumerate(told, 1))
    assert sum("Subtotal" in page or "Total" in page for page in told) == 1


def test_an_order_that_nobody_paid_is_refused_before_anything_is_drawn(app: ShopFlask) -> None:
    with pytest.raises(Exception, match="once the order is paid"):
        make_invoice(placed_order((own_product(), 1)))
