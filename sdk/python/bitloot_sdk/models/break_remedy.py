from enum import StrEnum


class BreakRemedy(StrEnum):
    ADOPT = "adopt"
    ASK_STAFF = "ask_staff"
    POLL = "poll"
    POST = "post"
    RETRY_FULFILLMENT = "retry_fulfillment"
    REVIEW = "review"
    TOP_UP = "top_up"

    def __str__(self) -> str:
        return str(self.value)
