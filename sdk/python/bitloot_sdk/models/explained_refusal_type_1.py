from enum import StrEnum


class ExplainedRefusalType1(StrEnum):
    ABSURD = "absurd"
    BELOW_COST = "below_cost"
    NOT_POSITIVE = "not_positive"

    def __str__(self) -> str:
        return str(self.value)
