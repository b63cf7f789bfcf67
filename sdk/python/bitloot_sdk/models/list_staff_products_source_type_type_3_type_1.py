from enum import StrEnum


class ListStaffProductsSourceTypeType3Type1(StrEnum):
    CUSTOM = "custom"
    KINGUIN = "kinguin"

    def __str__(self) -> str:
        return str(self.value)
