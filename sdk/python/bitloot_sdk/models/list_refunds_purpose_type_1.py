from enum import StrEnum


class ListRefundsPurposeType1(StrEnum):
    OWED = "owed"
    PRICE = "price"

    def __str__(self) -> str:
        return str(self.value)
