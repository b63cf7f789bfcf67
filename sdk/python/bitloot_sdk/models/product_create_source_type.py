from enum import StrEnum


class ProductCreateSourceType(StrEnum):
    CUSTOM = "custom"

    def __str__(self) -> str:
        return str(self.value)
