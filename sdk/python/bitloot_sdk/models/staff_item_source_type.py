from enum import StrEnum


class StaffItemSourceType(StrEnum):
    CUSTOM = "custom"
    KINGUIN = "kinguin"

    def __str__(self) -> str:
        return str(self.value)
