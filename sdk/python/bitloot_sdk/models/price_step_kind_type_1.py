from enum import StrEnum


class PriceStepKindType1(StrEnum):
    CAP = "cap"
    DYNAMIC = "dynamic"
    ENDING = "ending"
    FLOOR = "floor"
    MARGIN = "margin"
    MARKUP = "markup"

    def __str__(self) -> str:
        return str(self.value)
