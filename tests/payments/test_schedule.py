"""When the provider is asked again, and where a transaction is linked."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, network_name, payment_uri
from bitloot.payments.schedule import next_poll
from bitloot.payments.states import PaymentStatus

PLACED = datetime(2026, 11, 24, tzinfo=UTC)
EXPIRES = PLACED + timedelta(hours=1)
RECONCILE = 20
S = PaymentStatus


def gap(status: PaymentStatus, passed: timedelta, *, known: bool = True) -> timedelta | None:
    payment = Payment(
        status=status,
        provider_payment_id="1" if known else None,
        created_at=PLACED,
        provider_updated_at=PLACED,
        valid_until=PLACED + timedelta(days=7),
    )
    now = PLACED + passed
    at = next_poll(payment, EXPIRES, now, RECONCILE)
    return at - now if at else None


@pytest.mark.parametrize("status", [S.WAITING, S.CONFIRMING, S.SENDING])
@pytest.mark.parametrize("minutes", [0, 5, 59])
def test_while_money_may_come_it_is_within_the_promised_time(
    status: PaymentStatus, minutes: int
) -> None:
    found = gap(status, timedelta(minutes=minutes))
    assert found is not None
    assert found < timedelta(seconds=RECONCILE - 5)


@pytest.mark.parametrize("status", list(PaymentStatus))
def test_gaps_grow_and_end(status: PaymentStatus) -> None:
    days = [gap(status, timedelta(days=day)) for day in (0, 1, 3, 6)]
    gaps = [found for found in days if found]
    assert gaps == sorted(gaps)
    assert gap(status, timedelta(days=15)) is None


def test_seven_days_of_watching_are_few_calls() -> None:
    passed, calls = timedelta(hours=1), 0
    while (found := gap(S.EXPIRED, passed)) is not None:
        passed, calls = passed + found, calls + 1
    assert passed > timedelta(days=7)
    assert calls < 150


def test_without_an_id_there_is_nothing_to_ask() -> None:
    assert gap(S.CREATING, timedelta(0), known=False) is None


HEX = "a" * 64


@pytest.mark.parametrize(
    ("network", "transaction", "url"),
    [
        ("btc", HEX, f"https://mempool.space/tx/{HEX}"),
        ("eth", f"0x{HEX}", f"https://etherscan.io/tx/0x{HEX}"),
        ("trx", HEX, f"https://tronscan.org/#/transaction/{HEX}"),
        ("ton", "A" * 42 + "+=", "https://tonviewer.com/transaction/" + "A" * 42 + "%2B%3D"),
        ("eth", HEX, None),
        ("btc", "hash", None),
        ("btc", HEX + "\n", None),
        ("btc", "../" + HEX, None),
        ("dot", HEX, None),
        (None, HEX, None),
        ("btc", None, None),
    ],
)
def test_only_a_hash_that_looks_like_one_is_linked(
    network: str | None, transaction: str | None, url: str | None
) -> None:
    assert explorer_url(network, transaction) == url


@pytest.mark.parametrize(
    ("coin", "amount", "uri"),
    [
        ("btc", "0.00050976", "bitcoin:ADDR?amount=0.00050976"),
        ("bch", "1", "bitcoincash:ADDR?amount=1"),
        ("xmr", "0.100", "monero:ADDR?tx_amount=0.1"),
        ("eth", "0.000000000000000001", "ethereum:ADDR@1?value=1"),
        ("usdterc20", "25", "ADDR"),
        ("sol", "25", "ADDR"),
        ("doge", "12345678901.5", "dogecoin:ADDR?amount=12345678901.5"),
    ],
)
def test_payment_uris(coin: str, amount: str, uri: str) -> None:
    assert payment_uri(coin, "ADDR", Decimal(amount)) == uri


def test_an_unknown_network_is_shown_by_its_code() -> None:
    assert network_name("kaspa") == "KASPA"
    assert network_name(None) == ""
