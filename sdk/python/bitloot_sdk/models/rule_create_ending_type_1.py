from enum import StrEnum


class RuleCreateEndingType1(StrEnum):
    FRIENDLY = "friendly"
    NONE = "none"
    VALUE_2 = "49"
    VALUE_3 = "49_or_99"
    VALUE_4 = "99"
    X9 = "x9"

    def __str__(self) -> str:
        return str(self.value)
