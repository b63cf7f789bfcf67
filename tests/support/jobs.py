"""The type of the `run_jobs` fixture."""

from collections.abc import Callable

RunJobs = Callable[..., int]
