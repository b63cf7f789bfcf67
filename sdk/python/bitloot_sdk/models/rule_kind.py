from enum import StrEnum


class RuleKind(StrEnum):
    CAP = "cap"
    DYNAMIC = "dynamic"
    ENDING = "ending"
    FLOOR = "floor"
    MARGIN = "margin"
    MARKUP = "markup"

    def __str__(self) -> str:
        return str(self.value)
