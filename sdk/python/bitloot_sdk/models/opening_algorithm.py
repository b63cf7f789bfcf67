from enum import StrEnum


class OpeningAlgorithm(StrEnum):
    A256GCM = "A256GCM"

    def __str__(self) -> str:
        return str(self.value)
