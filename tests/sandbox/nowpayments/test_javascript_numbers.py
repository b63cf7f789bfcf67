"""The canonical form of an IPN against the given vectors, and against Node itself."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import IO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.nowpayments.ipn import sign
from bitloot.sandbox.nowpayments.javascript import canonical, js_json, js_number

NODE = """
const sort = (v) => Array.isArray(v) ? v.map(sort)
  : v && typeof v === "object"
    ? Object.keys(v).sort().reduce((o, k) => { o[k] = sort(v[k]); return o; }, {})
    : v;
require("readline").createInterface({ input: process.stdin })
  .on("line", (line) => process.stdout.write(JSON.stringify(sort(JSON.parse(line))) + "\\n"));
"""

PLAIN = (
    '{"actually_paid":50.123456,"actually_paid_at_fiat":0,"fee":{"currency":"usdttrc20",'
    '"depositFee":0.25,"serviceFee":0.251235,"withdrawalFee":0},"invoice_id":null,'
    '"order_description":null,"order_id":"ORD-1001","outcome_amount":49.622221,'
    '"outcome_currency":"usdttrc20","parent_payment_id":null,'
    '"pay_address":"TUTruUEpoLAgSdkLUbLAx4wPmSCVqXNx2c","pay_amount":50.123456,'
    '"pay_currency":"usdttrc20","payin_extra_id":null,"payment_extra_ids":null,'
    '"payment_id":5800567260,"payment_status":"finished","price_amount":49.99,'
    '"price_currency":"usd","purchase_id":"5172103429","updated_at":1765249461097}'
)
PLAIN_SIGNATURE = (
    "966a05281913b15b9fde66f0daac2c89f1d95fd918bf61c32fa325543840540d"
    "b6dc51a9e627d2215338a831435e4b55529e3f7d33a5d839416ef730ed4f11e5"
)
SMALL = (
    '{"actually_paid":0.00656612,"actually_paid_at_fiat":0,"fee":{"currency":"btc",'
    '"depositFee":0.000002,"serviceFee":0.000003,"withdrawalFee":0},"invoice_id":null,'
    '"order_description":null,"order_id":"ORD-1001","outcome_amount":0.00022187,'
    '"outcome_currency":"btc","parent_payment_id":null,'
    '"pay_address":"0x05Db991D7930CE6Ac8c21064de9A14EB2a154746","pay_amount":0.00656612,'
    '"pay_currency":"eth","payin_extra_id":null,"payment_extra_ids":null,'
    '"payment_id":5800567260,"payment_status":"finished","price_amount":20,'
    '"price_currency":"usd","purchase_id":"5172103429","updated_at":1765249461097}'
)
SMALL_SIGNATURE = (
    "d0ffe3cdd985ca44fb38d44c2db044345c8f2685363284f539803dc1ed3ec697"
    "aefd37f291b40378da17f50cf41c7f6677780b2c85508eebc3bc81b8d0209ed6"
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=[])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            (st.text() | st.integers(0, 2**33).map(str)).filter(lambda k: k != "__proto__"),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


class Node:
    """A Node process that canonicalises one line at a time."""

    def __init__(self, stdin: IO[str], stdout: IO[str]) -> None:
        self._stdin = stdin
        self._stdout = stdout

    def canonical(self, value: Json) -> str:
        self._stdin.write(json.dumps(value) + "\n")
        self._stdin.flush()
        return self._stdout.readline().removesuffix("\n")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    program = shutil.which("node")
    assert program is not None
    with subprocess.Popen(
        [program, "-e", NODE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Node(process.stdin, process.stdout)
        process.stdin.close()


@pytest.mark.parametrize(
    ("body", "signature"), [(PLAIN, PLAIN_SIGNATURE), (SMALL, SMALL_SIGNATURE)]
)
def test_the_vectors_are_written_and_signed_exactly(body: str, signature: str) -> None:
    shuffled: Doc = dict(reversed(json.loads(body).items()))
    assert canonical(shuffled).decode() == body
    assert sign(" test-ipn-secret\n", canonical(shuffled)) == signature


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (100.0, "100"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (1.5e-7, "1.5e-7"),
        (1e21, "1e+21"),
        (123456789012345680000.0, "123456789012345680000"),
        (-2.5e-10, "-2.5e-10"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (2**53 + 1, "9007199254740992"),
        (float("nan"), "null"),
        (float("inf"), "null"),
    ],
)
def test_numbers_at_the_edges(value: float, printed: str) -> None:
    assert js_number(value) == printed


@given(numbers=st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=200))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_numbers_are_printed_as_node_prints_them(node: Node, numbers: list[float]) -> None:
    assert js_json([*numbers]) == node.canonical([*numbers])


@given(exponent=st.integers(-30, 30), digits=st.lists(st.integers(1, 10**17), max_size=100))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_amounts_of_every_size_too(node: Node, exponent: int, digits: list[int]) -> None:
    numbers = [float(f"{n}e{exponent - len(str(n))}") for n in digits]
    assert js_json([*numbers]) == node.canonical([*numbers])


@given(value=JSON)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_document_is_canonical_as_in_node(node: Node, value: Json) -> None:
    assert js_json(value, sort=True) == node.canonical(value)
