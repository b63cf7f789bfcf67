"""Fixtures' types, and time passing."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import text

from bitloot.core.db import commit, db

RunJobs = Callable[..., int]
"""The fixture `run_jobs`."""
Work = Callable[[UUID], list[str]]
"""The fixture `work`: runs a line's job until it is done; says what it waited for in between."""

Poll = Callable[[], None]
"""The fixture `poll`: the provider is asked about every payment that may still bring money."""


def pass_time() -> None:
    """As if a minute had gone by since anything was asked of the provider."""
    db.session.execute(
        text("update fulfillment_attempts set placing_since = placing_since - interval '1 minute'")
    )
    commit()
