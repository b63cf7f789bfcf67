from enum import StrEnum


class ListImagesStateType3Type1(StrEnum):
    FAILED = "failed"
    READY = "ready"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
