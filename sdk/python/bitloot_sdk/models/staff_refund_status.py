from enum import StrEnum


class StaffRefundStatus(StrEnum):
    APPROVED = "approved"
    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    SENT = "sent"

    def __str__(self) -> str:
        return str(self.value)
