from enum import StrEnum


class KeyImportState(StrEnum):
    CHECKING = "checking"
    DONE = "done"
    DROPPED = "dropped"
    IMPORTING = "importing"
    READY = "ready"
    REFUSED = "refused"
    UPLOADING = "uploading"

    def __str__(self) -> str:
        return str(self.value)
