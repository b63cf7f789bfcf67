from enum import StrEnum


class ListPaymentsCoverageType2Type1(StrEnum):
    EXACT = "exact"
    NONE = "none"
    OVER = "over"
    PARTIAL = "partial"

    def __str__(self) -> str:
        return str(self.value)
