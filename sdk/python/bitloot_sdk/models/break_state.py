from enum import StrEnum


class BreakState(StrEnum):
    ACCEPTED = "accepted"
    OPEN = "open"
    RESOLVED = "resolved"

    def __str__(self) -> str:
        return str(self.value)
