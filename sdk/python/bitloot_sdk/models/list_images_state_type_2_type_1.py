from enum import StrEnum


class ListImagesStateType2Type1(StrEnum):
    FAILED = "failed"
    READY = "ready"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
