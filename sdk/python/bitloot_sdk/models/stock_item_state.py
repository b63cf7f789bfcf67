from enum import StrEnum


class StockItemState(StrEnum):
    AVAILABLE = "available"
    EXPIRED = "expired"
    INVALID = "invalid"
    QUARANTINED = "quarantined"
    SOLD = "sold"

    def __str__(self) -> str:
        return str(self.value)
