from enum import StrEnum


class StaffClaimKind(StrEnum):
    PROBLEM = "problem"
    RETURN = "return"

    def __str__(self) -> str:
        return str(self.value)
