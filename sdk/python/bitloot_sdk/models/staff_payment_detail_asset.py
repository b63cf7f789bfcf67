from enum import StrEnum


class StaffPaymentDetailAsset(StrEnum):
    EXPECTED = "expected"
    WRONG = "wrong"

    def __str__(self) -> str:
        return str(self.value)
