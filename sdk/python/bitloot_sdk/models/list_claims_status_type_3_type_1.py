from enum import StrEnum


class ListClaimsStatusType3Type1(StrEnum):
    OPEN = "open"
    REFUNDED = "refunded"
    REJECTED = "rejected"
    REPLACED = "replaced"
    REPLACING = "replacing"
    RETURNED = "returned"
    RETURNING = "returning"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
