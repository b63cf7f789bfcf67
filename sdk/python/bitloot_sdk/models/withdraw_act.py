from enum import StrEnum


class WithdrawAct(StrEnum):
    QUARANTINE = "quarantine"
    RELEASE = "release"
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
