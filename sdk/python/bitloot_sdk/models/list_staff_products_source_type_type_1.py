from enum import StrEnum


class ListStaffProductsSourceTypeType1(StrEnum):
    CUSTOM = "custom"
    KINGUIN = "kinguin"

    def __str__(self) -> str:
        return str(self.value)
