"""Resend's API as far as the shop uses it (see its docs: emails, idempotency keys, errors)."""

from dataclasses import dataclass, field

from bitloot.core.http.breaker import Breaker
from bitloot.core.http.client import Call, ProviderClient
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.types import Json

_CONFLICT = 409
_SAME_KEY_OTHER_PAYLOAD = "invalid_idempotent_request"
_QUOTA = ("daily_quota_exceeded", "monthly_quota_exceeded")


@dataclass(frozen=True, slots=True)
class Mail:
    """What to send. `html` and `text` say the same."""

    sender: str
    recipient: str
    subject: str
    html: str = field(repr=False)
    text: str = field(repr=False)
    kind: str


class AlreadySentError(Exception):
    """A mail with this key has gone out before, with other words; it must not go out again."""


class ResendClient(ProviderClient):
    """Typed calls."""

    def __init__(self, base_url: str, api_key: str, *, timeout: float, breaker: Breaker) -> None:
        headers = {"Authorization": f"Bearer {api_key}"}
        super().__init__("resend", base_url, headers=headers, timeout=timeout, breaker=breaker)

    def send_mail(self, mail: Mail, *, key: str) -> str:
        """Send once: `key` (≤ 256 characters) is the Idempotency-Key, kept 24 h by Resend.

        Returns Resend's id. Raises AlreadySentError, or a ProviderError; any of those may be
        answered by calling again with the same key.
        """
        body: Json = {
            "from": mail.sender,
            "to": [mail.recipient],
            "subject": mail.subject,
            "html": mail.html,
            "text": mail.text,
            "tags": [{"name": "kind", "value": mail.kind}],
        }
        call = Call("send", "POST", "/emails", safe=True, body=body, headers=_idempotent(key))
        try:
            answer = self.send(call)
        except ProviderRefusedError as refused:
            raise self._meaning(refused) from None
        if isinstance(answer.body, dict) and isinstance(answer.body.get("id"), str):
            return str(answer.body["id"])
        raise ProviderUnknownError(self.name, "an answer without an id")

    def _meaning(self, refused: ProviderRefusedError) -> Exception:
        if refused.status == _CONFLICT:
            if refused.code == _SAME_KEY_OTHER_PAYLOAD:
                return AlreadySentError(refused.code)
            return ProviderUnavailableError(self.name, refused.code, retry_after=2.0)
        if refused.code in _QUOTA:
            return ProviderUnavailableError(self.name, refused.code, retry_after=60.0)
        return refused

    def explain(self, body: Json) -> tuple[str, str]:
        """Resend's `name` and `message`."""
        if not isinstance(body, dict):
            return "", ""
        return str(body.get("name") or ""), str(body.get("message") or "")


def _idempotent(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}
