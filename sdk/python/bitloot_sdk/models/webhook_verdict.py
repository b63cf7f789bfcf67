from enum import StrEnum


class WebhookVerdict(StrEnum):
    ACCEPTED = "accepted"
    BAD_BODY = "bad_body"
    BAD_SIGNATURE = "bad_signature"
    CLOSED = "closed"
    DUPLICATE = "duplicate"
    TOO_LARGE = "too_large"

    def __str__(self) -> str:
        return str(self.value)
