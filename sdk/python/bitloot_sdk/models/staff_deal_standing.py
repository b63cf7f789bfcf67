from enum import StrEnum


class StaffDealStanding(StrEnum):
    ENDED = "ended"
    OFF = "off"
    PLANNED = "planned"
    RUNNING = "running"
    SOLD_OUT = "sold_out"

    def __str__(self) -> str:
        return str(self.value)
