from enum import StrEnum


class ReplayFilterSenderType1(StrEnum):
    KINGUIN = "kinguin"
    NOWPAYMENTS = "nowpayments"
    RESEND = "resend"

    def __str__(self) -> str:
        return str(self.value)
