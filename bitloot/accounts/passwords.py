"""Passwords as Argon2id hashes (RFC 9106), with the library's present parameters."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bitloot.core.errors import invalid

SHORTEST = 10
LONGEST = 200  # hashing costs time that a stranger could spend for us
_GENERATED_BYTES = 15  # 20 characters


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    """Verified when there is no account, so that both answers take the same time."""
    return _hasher().hash(secrets.token_urlsafe())


def hash_password(password: str) -> str:
    """Encoded hash with its salt and parameters. InvalidError when too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise invalid("password", f"A password has {SHORTEST} to {LONGEST} characters.")
    return _hasher().hash(password)


def verify_password(stored: str | None, password: str) -> bool:
    """Whether it fits. Costs the same when there is nothing to compare with."""
    try:
        _hasher().verify(stored or _nobodys_hash(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def needs_rehash(stored: str) -> bool:
    """Whether it was made with older parameters."""
    return _hasher().check_needs_rehash(stored)


def generate_password() -> str:
    """120 random bits, for the first sign-in."""
    return secrets.token_urlsafe(_GENERATED_BYTES)
