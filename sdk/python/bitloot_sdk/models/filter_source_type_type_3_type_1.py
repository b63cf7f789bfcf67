from enum import StrEnum


class FilterSourceTypeType3Type1(StrEnum):
    CUSTOM = "custom"
    KINGUIN = "kinguin"

    def __str__(self) -> str:
        return str(self.value)
