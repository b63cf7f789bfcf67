from enum import StrEnum


class ListRefundsPurposeType2Type1(StrEnum):
    OWED = "owed"
    PRICE = "price"

    def __str__(self) -> str:
        return str(self.value)
