"""The second factor: time-based codes (RFC 6238). The secret is sealed; a code works once."""

import hmac

import pyotp
from sqlalchemy import update

from bitloot.accounts.models import User
from bitloot.core.clock import utcnow
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, seal, unseal
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.core.db import db

ISSUER = "BitLoot"
STEP_SECONDS = 30
_DRIFT = (0, -1, 1)  # clocks of telephones are up to one step off


def enroll(user: User, secret: str | None = None) -> str:
    """Give `user` a (new) secret, sealed with the row; returns it, base32, to be shown once."""
    chosen = secret or pyotp.random_base32()
    envelope = seal(get_key_ring(), chosen.encode(), binding(user))
    user.totp_sealed = envelope.ciphertext
    user.totp_iv = envelope.iv
    user.totp_key_id = envelope.wrapped_key.key_id
    user.totp_wrapped_key = envelope.wrapped_key.wrapped
    user.totp_last_step = 0
    return chosen


def provisioning_uri(email: str, secret: str) -> str:
    """`otpauth://` address that an authenticator app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def use_code(user: User, code: str) -> bool:
    """Whether `code` is right and was not used before; using it takes it.

    Taken by a conditional UPDATE: of two racers with the same code one gets in.
    """
    secret = reveal_secret(user)
    if secret is None:
        return False
    totp = pyotp.TOTP(secret)
    now = int(utcnow().timestamp()) // STEP_SECONDS
    given = code.replace(" ", "").encode()
    for step in (now + drift for drift in _DRIFT):
        if hmac.compare_digest(totp.generate_otp(step).encode(), given):
            return _take(user, step)
    return False


def reveal_secret(user: User) -> str | None:
    """The secret in the clear, for the moment it is compared; None when there is none."""
    sealed, iv = user.totp_sealed, user.totp_iv
    key_id, wrapped = user.totp_key_id, user.totp_wrapped_key
    if sealed is None or iv is None or key_id is None or wrapped is None:
        return None
    envelope = Envelope(sealed, iv, binding(user), WrappedKey(key_id, wrapped))
    return unseal(get_key_ring(), envelope).decode()


def _take(user: User, step: int) -> bool:
    taken = db.session.execute(
        update(User)
        .where(User.id == user.id, User.totp_last_step < step)
        .values(totp_last_step=step)
        .returning(User.id)
    )
    return taken.first() is not None


def binding(user: User) -> bytes:
    """What the sealed secret is bound to."""
    return b"bitloot-totp-v1\x00" + user.id.bytes
