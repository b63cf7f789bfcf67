from enum import StrEnum


class FoundOrderStatus(StrEnum):
    CANCELLED = "cancelled"
    CONFIRMING = "confirming"
    CREATED = "created"
    EXPIRED = "expired"
    FAILED = "failed"
    FULFILLED = "fulfilled"
    PAID = "paid"
    REFUNDED = "refunded"
    UNDERPAID = "underpaid"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
