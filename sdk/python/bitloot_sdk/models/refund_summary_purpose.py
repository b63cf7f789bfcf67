from enum import StrEnum


class RefundSummaryPurpose(StrEnum):
    OWED = "owed"
    PRICE = "price"

    def __str__(self) -> str:
        return str(self.value)
