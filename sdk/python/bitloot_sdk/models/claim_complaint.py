from enum import StrEnum


class ClaimComplaint(StrEnum):
    INVALID = "invalid"
    OTHER = "other"
    UNREADABLE = "unreadable"
    UNWANTED = "unwanted"
    USED = "used"
    WRONG_PRODUCT = "wrong_product"
    WRONG_REGION = "wrong_region"

    def __str__(self) -> str:
        return str(self.value)
