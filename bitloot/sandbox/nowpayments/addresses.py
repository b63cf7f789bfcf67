"""Wallet addresses and transaction hashes that look right on their network.

Base58 and base32 addresses carry true checksums; nobody holds a key to any of them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import random
import struct
from collections.abc import Callable

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

EVM_NETWORKS = frozenset({"eth", "bsc", "matic"})
VERSIONS = {"btc": 5, "bch": 0, "ltc": 48, "doge": 30, "trx": 65}
"""The first byte of a base58check address; Bitcoin's is that of a script address (3…)."""


def new_address(network: str, rng: random.Random) -> str:
    """Return a fresh address on `network`; KeyError for a network without addresses."""
    if network in EVM_NETWORKS:
        return "0x" + rng.randbytes(20).hex()
    if network in VERSIONS:
        return _base58check(bytes([VERSIONS[network]]) + rng.randbytes(20), BASE58)
    return MAKERS[network](rng)


def new_extra_id(network: str, rng: random.Random) -> str:
    """Return a memo or tag for the networks that need one."""
    digits = 9 if network in {"xrp", "bnb"} else 10
    return str(rng.randrange(10 ** (digits - 1), 10**digits))


def new_transaction_hash(network: str, rng: random.Random) -> str:
    """Return a transaction hash in the form explorers of `network` take."""
    if network in EVM_NETWORKS:
        return "0x" + rng.randbytes(32).hex()
    if network == "sol":
        return _base58(rng.randbytes(64), BASE58)
    return rng.randbytes(32).hex()


def _letters(rng: random.Random, alphabet: str, count: int) -> str:
    return "".join(rng.choices(alphabet, k=count))


def _base58(data: bytes, alphabet: str) -> str:
    value = int.from_bytes(data)
    digits = ""
    while value:
        value, digit = divmod(value, 58)
        digits = alphabet[digit] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return alphabet[0] * zeros + digits


def _base58check(payload: bytes, alphabet: str) -> str:
    checksum = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    return _base58(payload + checksum, alphabet)


def _stellar(rng: random.Random) -> str:
    payload = bytes([6 << 3]) + rng.randbytes(32)
    return base64.b32encode(payload + struct.pack("<H", binascii.crc_hqx(payload, 0))).decode()


def _ton(rng: random.Random) -> str:
    payload = bytes([0x51, 0]) + rng.randbytes(32)
    return base64.urlsafe_b64encode(
        payload + struct.pack(">H", binascii.crc_hqx(payload, 0))
    ).decode()


def _monero(rng: random.Random) -> str:
    return "4" + rng.choice("123456789AB") + _letters(rng, BASE58, 93)


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "xrp": lambda rng: _base58check(bytes(1) + rng.randbytes(20), RIPPLE),
    "sol": lambda rng: _base58(rng.randbytes(32), BASE58),
    "xlm": _stellar,
    "ton": _ton,
    "xmr": _monero,
    "bnb": lambda rng: "bnb1" + _letters(rng, BECH32, 38),
    "ada": lambda rng: "addr1q" + _letters(rng, BECH32, 97),
}
