"""Errors told to Sentry, where `SENTRY_DSN` names one: what went wrong and where, and nothing else.

An event is not cleaned of what may be secret, it is made anew of what cannot be: kinds of errors,
names of our functions, lines, ids. Words of an error may quote a key, a frame's variables hold it.
"""

from typing import cast

import sentry_sdk
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.integrations.threading import ThreadingIntegration
from sentry_sdk.types import Event, Hint

from bitloot.core.logging import context
from config.settings import Settings

_KEPT = ("event_id", "timestamp", "level", "platform", "logger", "environment")
_OF_A_FRAME = ("function", "module", "filename", "lineno", "in_app")
_OURS = "bitloot"


def install(settings: Settings) -> None:
    """Report errors that are logged, or end a thread or the process. Without a DSN: nothing."""
    dsn = settings.sentry_dsn.get_secret_value()
    if not dsn:
        return
    sentry_sdk.init(
        dsn=dsn,
        environment=settings.bitloot_mode.value,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            LoggingIntegration(level=None),
            ExcepthookIntegration(),
            ThreadingIntegration(propagate_scope=False),
        ],
        before_send=strip,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
    )


def strip(event: Event, hint: Hint) -> Event | None:
    """A new event with what is safe to tell of this one."""
    del hint
    told: dict[str, object] = {name: value for name, value in event.items() if name in _KEPT}
    if str(event.get("logger", "")).startswith(_OURS):
        # The words that stand in our source; what is put into them is left out.
        told["logentry"] = {"message": (event.get("logentry") or {}).get("message", "")}
    values = (event.get("exception") or {}).get("values") or []
    told["exception"] = {"values": [_error(each) for each in values]}
    told["tags"] = dict(context())
    return cast("Event", told)


def _error(value: dict[str, object]) -> dict[str, object]:
    stack = value.get("stacktrace")
    frames = stack.get("frames") if isinstance(stack, dict) else None
    return {
        "type": value.get("type"),
        "module": value.get("module"),
        "stacktrace": {"frames": [_frame(each) for each in frames or []]},
    }


def _frame(frame: dict[str, object]) -> dict[str, object]:
    return {name: frame[name] for name in _OF_A_FRAME if name in frame}
