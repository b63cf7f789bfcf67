from enum import StrEnum


class ListJobsStateType1(StrEnum):
    DEAD = "dead"
    DONE = "done"
    QUEUED = "queued"
    RUNNING = "running"

    def __str__(self) -> str:
        return str(self.value)
