from enum import StrEnum


class OrderItemStatus(StrEnum):
    DELIVERED = "delivered"
    FAILED = "failed"
    HELD = "held"
    ORDERING = "ordering"
    PARTLY_DELIVERED = "partly_delivered"
    PENDING = "pending"
    REFUNDED = "refunded"
    REFUNDING = "refunding"

    def __str__(self) -> str:
        return str(self.value)
