from enum import StrEnum


class ListPaymentsCoverageType3Type1(StrEnum):
    EXACT = "exact"
    NONE = "none"
    OVER = "over"
    PARTIAL = "partial"

    def __str__(self) -> str:
        return str(self.value)
