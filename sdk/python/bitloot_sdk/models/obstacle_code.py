from enum import StrEnum


class ObstacleCode(StrEnum):
    BELOW_COST = "below_cost"
    COST_HELD = "cost_held"
    HIDDEN = "hidden"
    RETIRED = "retired"
    SOLD_OUT = "sold_out"
    TOO_FEW = "too_few"

    def __str__(self) -> str:
        return str(self.value)
