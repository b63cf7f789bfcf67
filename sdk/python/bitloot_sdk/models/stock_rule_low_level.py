from enum import StrEnum


class StockRuleLowLevel(StrEnum):
    ATTENTION = "attention"
    NOTICE = "notice"

    def __str__(self) -> str:
        return str(self.value)
