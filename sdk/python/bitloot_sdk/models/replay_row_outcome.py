from enum import StrEnum


class ReplayRowOutcome(StrEnum):
    FORESEEN = "foreseen"
    QUEUED = "queued"
    REFUSED = "refused"

    def __str__(self) -> str:
        return str(self.value)
