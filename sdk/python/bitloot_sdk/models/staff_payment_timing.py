from enum import StrEnum


class StaffPaymentTiming(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"

    def __str__(self) -> str:
        return str(self.value)
