from enum import StrEnum


class ImageKind(StrEnum):
    COVER = "cover"
    DRAWN = "drawn"
    SCREENSHOT = "screenshot"

    def __str__(self) -> str:
        return str(self.value)
