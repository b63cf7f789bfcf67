"""Signed tokens (JWT, HS256): order sessions and access. The web app and the live server agree."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import jwt
from flask_jwt_extended import create_access_token, decode_token
from flask_jwt_extended.exceptions import JWTExtendedException

from bitloot.core.clock import utcnow
from bitloot.core.errors import UnauthorizedError


class TokenType(StrEnum):
    """What a token opens."""

    ORDER_SESSION = "order_session"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Claims:
    """What a valid token says: its type and whose it is (an order's id or a user's).

    `epoch` is the user's `token_epoch` when it was issued; a token of another epoch is void.
    """

    type: TokenType
    subject: UUID
    expires_at: datetime
    epoch: int = 0


def sign(
    token_type: TokenType,
    subject: UUID,
    *,
    minutes: int,
    issued_at: datetime | None = None,
    epoch: int = 0,
) -> str:
    """A token for `subject`, valid for `minutes` from `issued_at` (default: now).

    With the same `issued_at` it is the same token, so that a repeated request gets the same answer.
    """
    issued = issued_at or utcnow()
    token: str = create_access_token(
        str(subject),
        expires_delta=False,
        additional_claims={
            "type": token_type.value,
            "epoch": epoch,
            "jti": f"{token_type.value}:{subject}",
            "iat": int(issued.timestamp()),
            "nbf": int(issued.timestamp()),
            "exp": int((issued + timedelta(minutes=minutes)).timestamp()),
        },
    )
    return token


def verify(token: str) -> Claims:
    """Raises UnauthorizedError, the same for every cause."""
    try:
        claims = decode_token(token)
        return Claims(
            TokenType(claims["type"]),
            UUID(claims["sub"]),
            datetime.fromtimestamp(int(claims["exp"]), tz=utcnow().tzinfo),
            int(claims.get("epoch", 0)),
        )
    except (jwt.PyJWTError, JWTExtendedException, ValueError, KeyError):
        raise UnauthorizedError("This session is not valid any more.") from None
