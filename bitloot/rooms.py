"""Every room's routes, jobs and provider clients, on one screen."""

from collections.abc import Callable

from flask_smorest import Blueprint
from redis import Redis

from bitloot.core.http.errors import ProviderUnavailableError, ProviderUnknownError
from bitloot.core.jobs.running import Handler, Runner
from config.settings import Settings

Install = Callable[[dict[str, object], Settings, Redis], None]

PROVIDERS: list[Install] = []
BLUEPRINTS: list[Blueprint] = []
JOBS: dict[str, Handler] = {}


def make_runner(settings: Settings) -> Runner:
    """Runs any room's jobs."""
    return Runner(
        JOBS,
        lease_seconds=settings.lease_seconds,
        retry_base_seconds=settings.job_retry_base_seconds,
        postponable=(ProviderUnavailableError, ProviderUnknownError),
    )
