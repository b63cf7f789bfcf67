from enum import StrEnum


class ListClaimsKindType2Type1(StrEnum):
    PROBLEM = "problem"
    RETURN = "return"

    def __str__(self) -> str:
        return str(self.value)
