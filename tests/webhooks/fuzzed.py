"""IPN bodies that nobody should send, the same ones for the same seed."""

import json
import random
from collections.abc import Callable

GOOD: dict[str, object] = {
    "actually_paid": 0.00656612,
    "fee": {"currency": "btc", "depositFee": 0.000021, "serviceFee": 0, "withdrawalFee": 0},
    "invoice_id": None,
    "order_description": None,
    "order_id": None,
    "outcome_amount": 0.00022187,
    "outcome_currency": "btc",
    "parent_payment_id": None,
    "pay_address": "0x05Db991D7930CE6Ac8c21064de9A14EB2a154746",
    "pay_amount": 0.00656612,
    "pay_currency": "btc",
    "payin_extra_id": None,
    "payment_extra_ids": None,
    "payment_id": 5800567260,
    "payment_status": "finished",
    "price_amount": 20,
    "price_currency": "eur",
    "purchase_id": "5172103429",
    "updated_at": 1765249461097,
}
STATUSES = (
    *("waiting", "confirming", "confirmed", "sending", "partially_paid", "finished", "failed"),
    *("refunded", "expired", "FINISHED", "canceled", "creating", "abandoned", "paid", "завершён"),
)
LEAVES = (
    *("null", "true", "false", "0", "-0", "-1", "0.1", "1e-7", "1e-400", "1e400", "-1e400"),
    *("NaN", "Infinity", "-Infinity", "123456789012345678901234567890", "1e99999999999"),
    *(
        '""',
        '"x"',
        '"null"',
        '"1e5"',
        '"-5"',
        '"NaN"',
        '"\\u0000"',
        '"\\ud800"',
        '"\\udfff\\ud800"',
    ),
    *(
        '"é\\u200f"',
        '"\\uff11\\uff12"',
        '"2026-11-24"',
        '"99999-01-01T00:00:00Z"',
        "[]",
        "{}",
        "[[[]]]",
    ),
    *(
        '{"a":{"b":[1,{"c":null}]}}',
        "9" * 400,
        "9" * 5000,
        '"' + "a" * 3000 + '"',
        "01",
        "+1",
        "'a'",
    ),
)


def fuzzed(rng: random.Random, known: str, number: str) -> bytes:
    """One body. `known` is the id of a payment of ours, `number` of its order."""
    return rng.choices(SHAPES, WEIGHTS)[0](rng, known, number)


def _nearly_good(rng: random.Random, known: str, number: str) -> bytes:
    """Right but for one to three fields: what reaches the queue."""
    document = _good(rng, known, number)
    texts = {name: json.dumps(value) for name, value in document.items()}
    for name in rng.sample(sorted(texts), rng.randint(1, 3)):
        texts[name] = rng.choice(LEAVES)
    return _joined(rng, texts)


def _good(rng: random.Random, known: str, number: str) -> dict[str, object]:
    stranger = str(rng.randrange(10**9, 10**10))
    return {
        **GOOD,
        "payment_id": rng.choice((int(known), known, stranger)),
        "payment_status": rng.choice(STATUSES),
        "order_id": rng.choice((None, number, "BL-AAAAA-AAAAA", "other-shop-17")),
        "parent_payment_id": rng.choice((None, None, int(known), 1)),
        "actually_paid": rng.choice((0, 0.00656612, 1e9, "0.1", -1)),
    }


def _wild(rng: random.Random, known: str, number: str) -> bytes:
    """The right names, and anything at all behind them; some of them twice."""
    names = rng.sample(sorted(GOOD), rng.randint(0, len(GOOD)))
    texts = {name: rng.choice(LEAVES) for name in names}
    if rng.random() < 0.3:
        texts["payment_id"] = rng.choice((known, f'"{number}"', *LEAVES))
    return _joined(rng, texts)


def _joined(rng: random.Random, texts: dict[str, str]) -> bytes:
    pairs = [f'"{name}":{text}' for name, text in texts.items()]
    if pairs and rng.random() < 0.1:
        pairs.append(rng.choice(pairs).partition(":")[0] + ":" + rng.choice(LEAVES))
    if rng.random() < 0.5:
        rng.shuffle(pairs)
    glue = rng.choice((",", ",", ", ", ",\n\t"))
    return ("{" + glue.join(pairs) + "}").encode("utf-8", "surrogatepass")


def _broken(rng: random.Random, known: str, number: str) -> bytes:
    """A good body with something cut off, put in front, behind or in between."""
    body = _joined(rng, {name: json.dumps(v) for name, v in _good(rng, known, number).items()})
    at = rng.randrange(len(body))
    return rng.choice(
        (
            body[:at],
            body[:-1],
            b"{" + body[at:],
            b"\xef\xbb\xbf" + body,
            body + rng.choice((b"\x00", b"{}", b"garbage", b",")),
            body[:at] + rng.randbytes(3) + body[at:],
            body.decode().encode(rng.choice(("utf-16", "utf-32"))),
            b"[" + body + b"]",
            b"null\n" + body,
        )
    )


def _nested(rng: random.Random, known: str, number: str) -> bytes:
    del number
    depth = rng.choice((50, 300, 900, 990, 1100, 5000, 30_000))
    inner = b"[" * depth + b"]" * depth
    if rng.random() < 0.3:
        return inner
    return b'{"payment_id":%s,"payment_status":"finished","fee":%s}' % (known.encode(), inner)


def _noise(rng: random.Random, known: str, number: str) -> bytes:
    del known, number
    return rng.randbytes(rng.choice((0, 1, 7, 100, 1000)))


def _leaf(rng: random.Random, known: str, number: str) -> bytes:
    del known, number
    return rng.choice(LEAVES).encode("utf-8", "surrogatepass")


def _edge(rng: random.Random, known: str, number: str) -> bytes:
    """Around the limit of 64 KB."""
    body = json.dumps(_good(rng, known, number)).encode()
    return body[:-1] + b" " * (64 * 1024 + rng.randint(-1, 1) - len(body)) + b"}"


Shape = Callable[[random.Random, str, str], bytes]
SHAPES: tuple[Shape, ...] = (_nearly_good, _wild, _broken, _nested, _noise, _leaf, _edge)
WEIGHTS = (5, 35, 35, 3, 13, 8.5, 0.5)
