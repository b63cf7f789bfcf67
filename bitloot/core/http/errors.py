"""A provider answers yes, no, or "we do not know". Unknown is not failed."""


class ProviderError(Exception):
    """Base. The text is fit for logs and staff: no secret, no body."""

    def __init__(self, provider: str, message: str) -> None:
        super().__init__(f"{provider}: {message}")
        self.provider = provider


class ProviderRefusedError(ProviderError):
    """A clear no: the request was understood and turned down; nothing has happened.

    `code` is the provider's own word for it (`kind` at Kinguin, `code` at NOWPayments).
    """

    def __init__(self, provider: str, status: int, code: str, detail: str) -> None:
        super().__init__(provider, f"{status} {code}: {detail}"[:300])
        self.status = status
        self.code = code
        self.detail = detail


class ProviderUnavailableError(ProviderError):
    """The request did certainly not take effect: refused connection, open breaker, rate limit.

    `retry_after` in seconds, when the provider or the breaker says so.
    """

    def __init__(self, provider: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(provider, message)
        self.retry_after = retry_after


class ProviderUnknownError(ProviderError):
    """We do not know whether it took effect: timeout after sending, 5xx, nonsense for an answer.

    Look it up by our own reference before doing anything again.
    """
