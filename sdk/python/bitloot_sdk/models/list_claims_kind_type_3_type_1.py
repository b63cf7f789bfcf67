from enum import StrEnum


class ListClaimsKindType3Type1(StrEnum):
    PROBLEM = "problem"
    RETURN = "return"

    def __str__(self) -> str:
        return str(self.value)
