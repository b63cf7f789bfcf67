from enum import StrEnum


class ListRefundsStatusType3Type1(StrEnum):
    APPROVED = "approved"
    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    SENT = "sent"

    def __str__(self) -> str:
        return str(self.value)
