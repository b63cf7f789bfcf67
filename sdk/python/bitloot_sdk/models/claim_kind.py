from enum import StrEnum


class ClaimKind(StrEnum):
    PROBLEM = "problem"
    RETURN = "return"

    def __str__(self) -> str:
        return str(self.value)
