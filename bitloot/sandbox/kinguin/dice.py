"""Repeatable chance: everything invented here is drawn from a named seed."""

import hashlib
from random import Random


def dice(*name: str | int) -> Random:
    """A generator that gives the same sequence on every machine for the same name."""
    return Random(":".join(str(part) for part in name))


def hex_id(*name: str | int) -> str:
    """A 24-digit hexadecimal id, in the form of the ids the provider uses."""
    digest = hashlib.sha256(":".join(str(part) for part in name).encode())
    return digest.hexdigest()[:24]


def often(rng: Random, percent: int) -> bool:
    """True in about `percent` of a hundred draws."""
    return rng.random() * 100 < percent
