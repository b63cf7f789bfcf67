from enum import StrEnum


class StaffPaymentDetailTiming(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"

    def __str__(self) -> str:
        return str(self.value)
