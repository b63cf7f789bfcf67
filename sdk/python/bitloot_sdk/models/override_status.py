from enum import StrEnum


class OverrideStatus(StrEnum):
    ABANDONED = "abandoned"
    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    CONFIRMING = "confirming"
    CREATING = "creating"
    EXPIRED = "expired"
    FAILED = "failed"
    FINISHED = "finished"
    PARTIALLY_PAID = "partially_paid"
    REFUNDED = "refunded"
    SENDING = "sending"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
