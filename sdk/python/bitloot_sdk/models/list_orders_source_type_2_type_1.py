from enum import StrEnum


class ListOrdersSourceType2Type1(StrEnum):
    CUSTOM = "custom"
    KINGUIN = "kinguin"

    def __str__(self) -> str:
        return str(self.value)
