from enum import StrEnum


class RuleScope(StrEnum):
    CATEGORY = "category"
    GLOBAL = "global"
    GROUP = "group"
    PLATFORM = "platform"
    PRODUCT = "product"

    def __str__(self) -> str:
        return str(self.value)
