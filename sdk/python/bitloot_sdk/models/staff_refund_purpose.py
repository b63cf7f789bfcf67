from enum import StrEnum


class StaffRefundPurpose(StrEnum):
    OWED = "owed"
    PRICE = "price"

    def __str__(self) -> str:
        return str(self.value)
