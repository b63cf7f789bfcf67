from enum import StrEnum


class WebhookDetailProcessing(StrEnum):
    APPLIED = "applied"
    FAILED = "failed"
    IGNORED = "ignored"
    NONE = "none"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
