"""What the mails about refunds say, and never say."""

from flask.testing import FlaskClient
from support.checkout import checkout
from support.paid import fill, own_product
from support.refunding import ADDRESS, OTHER, TX_HASH, Desk, overpaid, refunds, token_in
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.refunds.recording import coins


def mail_of(sandbox: SandboxControl, words: str) -> list[str]:
    """HTML and text of the mails with those words in their subject, newest first."""
    found = [each for each in sandbox.mails() if words in str(each["subject"])]
    whole = [sandbox.call("GET", f"/mails/{each['id']}") for each in found]
    return [f"{each['html']}\n{each['text']}" for each in whole]


def test_the_whole_correspondence(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order = overpaid(client, sandbox, run_jobs)
    (refund,) = refunds()
    link = str(order.look()["refunds"][0]["link"])
    (wanted,) = mail_of(sandbox, "where to send your money")
    assert wanted.count(link) == 2
    assert coins(refund) in wanted
    assert "let us keep it" in wanted
    desk = Desk(client, staff_headers(Role.FINANCE))
    desk.act(refund.id, "address", address=ADDRESS)
    client.post(f"/api/v1/refunds/{token_in(link)}/address", json={"address": OTHER})
    run_jobs()
    (changed,) = mail_of(sandbox, "goes to another address")
    assert OTHER[-6:] in changed
    desk.act(refund.id, "approve")
    desk.act(refund.id, "send", tx_hash=TX_HASH, address=OTHER)
    run_jobs()
    (sent,) = mail_of(sandbox, "is on its way")
    assert f"https://mempool.space/tx/{TX_HASH}" in sent
    desk.act(refund.id, "bounce")
    run_jobs()
    again = mail_of(sandbox, "where to send your money")
    assert len(again) == 2
    assert any("did not arrive" in each for each in again)
    for mail in [wanted, changed, sent, *again]:
        assert ADDRESS not in mail
        assert OTHER not in mail


def test_a_refund_by_the_provider_is_told_once(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    product = own_product()
    fill(product, "AAAA-1")
    order = checkout(client, (product.id, 1))
    payment = str(order.pay_with()["provider_payment_id"])
    sandbox.pay(payment)
    run_jobs()
    for _ in range(2):
        sandbox.pay(
            payment, "refund" if order.row().status.value != "refunded" else "ipn_duplicate"
        )
        run_jobs()
    (told,) = mail_of(sandbox, "was refunded")
    assert "Nothing more will be delivered" in told


def test_what_is_called_off_is_told(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    overpaid(client, sandbox, run_jobs)
    (refund,) = refunds()
    Desk(client, staff_headers(Role.FINANCE)).act(refund.id, "cancel")
    run_jobs()
    (told,) = mail_of(sandbox, "was called off")
    assert "is not sent" in told
