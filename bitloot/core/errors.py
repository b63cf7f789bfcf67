"""Errors that a caller is told of. Each becomes an RFC 9457 problem at the edge."""

from collections.abc import Mapping, Sequence

FieldErrors = Mapping[str, Sequence[str]]


class ProblemError(Exception):
    """Base: `detail` says what happened and what to do; `errors` names fields of the request."""

    status = 500
    title = "Internal error"

    def __init__(self, detail: str, *, errors: FieldErrors | None = None, code: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = dict(errors or {})
        self.code = code


class InvalidError(ProblemError):
    """The request cannot be meant as it stands."""

    status = 422
    title = "Invalid request"


class UnauthorizedError(ProblemError):
    """Nobody, or nobody we believe, is asking."""

    status = 401
    title = "Not signed in"


class ForbiddenError(ProblemError):
    """We know who asks; they may not."""

    status = 403
    title = "Not allowed"


class NotFoundError(ProblemError):
    """It does not exist, or not for whoever asks."""

    status = 404
    title = "Not found"


class ConflictError(ProblemError):
    """Right in itself, but not in the present state."""

    status = 409
    title = "Conflict"


class RateLimitedError(ProblemError):
    """Too often."""

    status = 429
    title = "Too many requests"


class UnavailableError(ProblemError):
    """We, or somebody we depend on, cannot now; asking again later is right."""

    status = 503
    title = "Temporarily unavailable"


def invalid(field: str, message: str) -> InvalidError:
    """An `InvalidError` for one field."""
    return InvalidError(message, errors={field: [message]})
