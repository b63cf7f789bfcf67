from enum import StrEnum


class TimelineKind(StrEnum):
    ATTENTION = "attention"
    CHECKOUT = "checkout"
    CLAIM = "claim"
    DELIVERY = "delivery"
    FULFILLMENT = "fulfillment"
    HOLD = "hold"
    IPN = "ipn"
    MAIL = "mail"
    PROVIDER = "provider"
    REFUND = "refund"
    REVEAL = "reveal"
    STAFF = "staff"
    TRANSITION = "transition"

    def __str__(self) -> str:
        return str(self.value)
