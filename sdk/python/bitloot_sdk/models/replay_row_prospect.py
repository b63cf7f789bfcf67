from enum import StrEnum


class ReplayRowProspect(StrEnum):
    CHANGES = "changes"
    FAILS_AGAIN = "fails_again"
    NOTHING_NEW = "nothing_new"

    def __str__(self) -> str:
        return str(self.value)
