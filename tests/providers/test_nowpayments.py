"""The client against the sandbox over HTTP; signatures and numbers against the vendor's rules."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from support.sandbox import SandboxControl

from bitloot.core.edge import ShopFlask
from bitloot.core.http.errors import ProviderRefusedError, ProviderUnknownError
from bitloot.core.types import Json
from bitloot.providers.nowpayments import get_nowpayments, reading, signature
from bitloot.providers.nowpayments.jsnumbers import js_json, js_number
from bitloot.providers.nowpayments.records import PaymentRequest

SECRET = "test-ipn-secret"
V1 = (
    b'{"actually_paid":50.123456,"actually_paid_at_fiat":0,"fee":{"currency":"usdttrc20",'
    b'"depositFee":0.25,"serviceFee":0.251235,"withdrawalFee":0},"invoice_id":null,'
    b'"order_description":null,"order_id":"ORD-1001","outcome_amount":49.622221,'
    b'"outcome_currency":"usdttrc20","parent_payment_id":null,'
    b'"pay_address":"TUTruUEpoLAgSdkLUbLAx4wPmSCVqXNx2c","pay_amount":50.123456,'
    b'"pay_currency":"usdttrc20","payin_extra_id":null,"payment_extra_ids":null,'
    b'"payment_id":5800567260,"payment_status":"finished","price_amount":49.99,'
    b'"price_currency":"usd","purchase_id":"5172103429","updated_at":1765249461097}'
)
V2 = (
    b'{"actually_paid":0.00656612,"actually_paid_at_fiat":0,"fee":{"currency":"btc",'
    b'"depositFee":0.000002,"serviceFee":0.000003,"withdrawalFee":0},"invoice_id":null,'
    b'"order_description":null,"order_id":"ORD-1001","outcome_amount":0.00022187,'
    b'"outcome_currency":"btc","parent_payment_id":null,'
    b'"pay_address":"0x05Db991D7930CE6Ac8c21064de9A14EB2a154746","pay_amount":0.00656612,'
    b'"pay_currency":"eth","payin_extra_id":null,"payment_extra_ids":null,'
    b'"payment_id":5800567260,"payment_status":"finished","price_amount":20,'
    b'"price_currency":"usd","purchase_id":"5172103429","updated_at":1765249461097}'
)
SIGNED = [
    (
        V1,
        (
            "966a05281913b15b9fde66f0daac2c89f1d95fd918bf61c32fa325543840540d"
            "b6dc51a9e627d2215338a831435e4b55529e3f7d33a5d839416ef730ed4f11e5"
        ),
    ),
    (
        V2,
        (
            "d0ffe3cdd985ca44fb38d44c2db044345c8f2685363284f539803dc1ed3ec697"
            "aefd37f291b40378da17f50cf41c7f6677780b2c85508eebc3bc81b8d0209ed6"
        ),
    ),
]
EDGES = [0.0, -0.0, 1e21, 1e20, 1e-6, 1e-7, 9.999e-7, 5e-324, 1.7976931348623157e308, 2**53 + 1]
NODE = shutil.which("node")
_PRINT = """
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n');
const sorted = (v) => Array.isArray(v) ? v.map(sorted) : v && typeof v === 'object'
  ? Object.keys(v).sort().reduce((o, k) => { o[k] = sorted(v[k]); return o; }, {}) : v;
for (const line of lines) console.log(JSON.stringify(sorted(JSON.parse(line))));
"""


def node(lines: list[str]) -> list[str]:
    done = subprocess.run(
        [NODE or "node", "-e", _PRINT],
        input="\n".join(lines),
        text=True,
        capture_output=True,
        check=True,
    )
    return done.stdout.rstrip("\n").split("\n")


@pytest.mark.parametrize(("body", "expected"), SIGNED)
def test_the_published_vectors(body: bytes, expected: str) -> None:
    assert signature.sign(SECRET, body) == expected
    assert signature.canonical(body) == body
    assert signature.verify(SECRET, body, expected)


@pytest.mark.parametrize(("body", "expected"), SIGNED)
def test_a_body_that_a_proxy_has_rewritten_still_verifies(body: bytes, expected: str) -> None:
    rewritten = json.dumps(json.loads(body), indent=2).encode()
    assert signature.verify(SECRET, rewritten, expected)


@pytest.mark.parametrize(
    "forge",
    [
        lambda body: body.replace(b"50.123456", b"50.123457"),
        lambda body: body.replace(b"finished", b"waiting"),
        lambda body: body + b"x",
        lambda _: b"",
        lambda _: b"[" * 60_000,
    ],
)
def test_anything_else_does_not(forge: Callable[[bytes], bytes]) -> None:
    body, expected = SIGNED[0]
    assert not signature.verify(SECRET, forge(body), expected)
    assert not signature.verify(SECRET, body, expected[:-1])
    assert not signature.verify(SECRET, body, "é")
    assert not signature.verify("", body, signature.sign("", body))


@pytest.mark.skipif(NODE is None, reason="Node is part of the toolchain")
@hypothesis_settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=200, max_size=300))
def test_numbers_are_printed_as_node_prints_them(numbers: list[float]) -> None:
    numbers = [*numbers, *EDGES, *(n * 1e-9 for n in numbers), *(round(n, 8) for n in numbers)]
    finite = [n for n in numbers if abs(n) < 1e308]
    assert [js_number(n) for n in finite] == node([repr(n) for n in finite])


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


@pytest.mark.skipif(NODE is None, reason="Node is part of the toolchain")
@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=4) | st.sampled_from(["10", "9", "01"]), _VALUES)))
def test_documents_are_sorted_and_printed_as_node_does(documents: list[object]) -> None:
    safe = [d for d in documents if "__proto__" not in json.dumps(d)]
    if safe:
        assert [js_json(d) for d in safe] == node([json.dumps(d) for d in safe])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (1765249461097, datetime(2025, 12, 9, 3, 4, 21, 97000, UTC)),
        ("2025-08-27T16:56:58.628Z", datetime(2025, 8, 27, 16, 56, 58, 628000, UTC)),
        ("2025-08-27T16:56:58", datetime(2025, 8, 27, 16, 56, 58, tzinfo=UTC)),
        ("null", None),
        (None, None),
        ("soon", None),
    ],
)
def test_times_come_in_several_shapes(raw: int | str | None, expected: datetime | None) -> None:
    assert reading.moment(raw) == expected


@pytest.mark.parametrize("shape", [{"payment_id": 5}, {"payment_id": "5"}])
def test_a_payment_is_read_whatever_the_types(shape: dict[str, int | str]) -> None:
    row = {**shape, "payment_status": "Finished", "pay_amount": "0.5", "burning_percent": "null"}
    read = reading.payment({**row, "payment_extra_ids": [7, "8"], "actually_paid": None})
    assert (read.payment_id, read.status) == ("5", "finished")
    assert (read.pay_amount, read.actually_paid) == (Decimal("0.5"), Decimal(0))
    assert read.payment_extra_ids == ("7", "8")


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"payment_id": 1},
        {"payment_status": "waiting"},
        {"payment_id": 1, "payment_status": "waiting", "pay_amount": -1},
        {"payment_id": 1, "payment_status": "waiting", "pay_amount": "much"},
        {"payment_id": 1, "payment_status": "waiting", "actually_paid": Decimal("1e30")},
    ],
)
def test_nonsense_is_an_error_and_no_record(body: Json) -> None:
    with pytest.raises(ValueError, match=r"payment|number|amount|object"):
        reading.payment(body)


@pytest.mark.parametrize(
    "body",
    [
        {"selectedCurrencies": ["BTC", "usdttrc20"]},
        {"currencies": ["btc", "USDTTRC20"]},
        {"currencies": [{"currency": "btc", "min_amount": 1}, {"currency": "usdttrc20"}]},
        {"result": ["btc", "usdttrc20"]},
        ["BTC", "USDTTRC20"],
    ],
)
def test_lists_of_coins_have_had_many_shapes(body: Json) -> None:
    assert reading.codes(body) == ["btc", "usdttrc20"]


WANTED = PaymentRequest(
    Decimal("25.80"), "eur", "btc", "BL-TEST", "order", "http://127.0.0.1:1/ipn", is_fixed_rate=True
)


def test_a_payment_is_created_and_read_back(app: ShopFlask) -> None:
    client = get_nowpayments()
    made = client.create_payment(WANTED)
    assert made.status == "waiting"
    assert made.pay_amount is not None
    assert made.valid_until is not None
    read = client.get_payment(made.payment_id)
    assert read.pay_address == made.pay_address
    assert (read.order_id, read.price_amount) == ("BL-TEST", Decimal("25.8"))


def test_coins_minimums_and_estimates(app: ShopFlask) -> None:
    client = get_nowpayments()
    assert client.status()
    codes = client.merchant_coins()
    assert {"btc", "xmr", "usdttrc20"} <= set(codes)
    assert set(codes) <= set(client.currencies())
    coins = {coin.code: coin for coin in client.full_currencies()}
    assert coins["xrp"].needs_extra_id
    assert not coins["btc"].needs_extra_id
    assert (coins["xrp"].extra_id_regex, coins["btc"].extra_id_regex) == ("^([0-9]{1,19})$", None)
    assert coins["btc"].wallet_regex
    least, most = astuple(client.limits()["btc"])
    assert 0 < least < most
    minimum = client.min_amount("btc", "usdttrc20", fixed=True, fiat="eur")
    assert minimum.amount > 0
    assert minimum.fiat
    assert client.estimate(Decimal("100.00"), "eur", "btc") > 0


def test_the_list_is_read_with_a_token_that_is_renewed(app: ShopFlask) -> None:
    client = get_nowpayments()
    numbers = [f"BL-{at}" for at in range(3)]
    made = [client.create_payment(replace(WANTED, order_id=number)) for number in numbers]
    client._token, client._token_until = "void", float("inf")  # noqa: SLF001 (an old token)
    page = client.list_payments(page=0, limit=2)
    assert (page.total, page.pages, len(page.payments)) == (3, 2, 2)
    rest = client.list_payments(page=1, limit=2)
    listed = [payment.payment_id for payment in [*page.payments, *rest.payments]]
    assert sorted(listed) == sorted(payment.payment_id for payment in made)


def test_too_little_is_a_clear_no(app: ShopFlask, sandbox: SandboxControl) -> None:
    sandbox.switch(**{"nowpayments.minimum_factor": 1})
    with pytest.raises(ProviderRefusedError) as refused:
        get_nowpayments().create_payment(replace(WANTED, price=Decimal("0.01")))
    assert refused.value.code == "AMOUNT_MINIMAL_ERROR"


def test_a_lost_answer_is_unknown_and_not_repeated(app: ShopFlask, sandbox: SandboxControl) -> None:
    sandbox.switch(**{"nowpayments.fail_next": "500_after"})
    with pytest.raises(ProviderUnknownError):
        get_nowpayments().create_payment(WANTED)
    assert len(sandbox.payments()) == 1


@pytest.mark.parametrize(
    ("address", "coin", "extra_id", "valid"),
    [
        ("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", "xrp", "12345", True),
        ("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", "xrp", None, True),
        ("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", "xrp", "no tag", False),
        ("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", "btc", None, False),
        ("", "btc", None, False),
    ],
)
def test_an_address_is_validated_by_the_provider(
    app: ShopFlask, address: str, coin: str, extra_id: str | None, *, valid: bool
) -> None:
    assert get_nowpayments().validate_address(address, coin, extra_id) is valid
