from enum import StrEnum


class ImageState(StrEnum):
    FAILED = "failed"
    READY = "ready"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
