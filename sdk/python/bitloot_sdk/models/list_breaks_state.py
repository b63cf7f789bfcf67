from enum import StrEnum


class ListBreaksState(StrEnum):
    ACCEPTED = "accepted"
    OPEN = "open"
    RESOLVED = "resolved"

    def __str__(self) -> str:
        return str(self.value)
