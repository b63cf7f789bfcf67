from enum import StrEnum


class BulkAct(StrEnum):
    FEATURE = "feature"
    PUBLISH = "publish"
    UNFEATURE = "unfeature"
    UNPUBLISH = "unpublish"

    def __str__(self) -> str:
        return str(self.value)
