"""Fresh proof that it is them: for callers of the API, who have no session to confirm."""

from bitloot.accounts import totp
from bitloot.accounts.models import User
from bitloot.core.errors import ForbiddenError
from bitloot.core.ratelimit import limit

_CODES, _WINDOW = 10, 300


def prove(user: User, code: str) -> None:
    """Take a code of the second factor, which works once.

    ForbiddenError when it is wrong, RateLimitedError after 10 tries within five minutes.
    """
    limit("staff-confirm", str(user.id), allowed=_CODES, seconds=_WINDOW)
    if not totp.use_code(user, code):
        raise ForbiddenError("The code does not fit. A code works once: wait for the next.")
