from enum import StrEnum


class LowLowLevel(StrEnum):
    ATTENTION = "attention"
    NOTICE = "notice"

    def __str__(self) -> str:
        return str(self.value)
