"""Structured logs with request, order and job ids, and without secrets."""

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_context: ContextVar[Mapping[str, str]] = ContextVar("log_context", default={})  # noqa: B039 (never mutated)

_SECRETS = (
    re.compile(r"\bBearer\s+[\w.~+/-]+=*"),
    re.compile(r"(?i)(authorization|x-api-key|x-order-session|x-event-secret)['\"]?\s*[:=]\s*\S+"),
    re.compile(r"\beyJ[\w-]{5,}\.[\w-]+\.[\w-]+"),  # a JWT, wherever it turns up
    re.compile(r"(?i)X-Amz-(Signature|Credential|Security-Token)=[^&\s\"']+"),
    re.compile(r"(?i)\b(password|secret|token|serial|code)['\"]?\s*[:=]\s*['\"]?[^\s'\",}]+"),
    re.compile(r"(?<=/refunds/)[\w-]{40,}"),  # the buyer's link opens their refund
    re.compile(r"\bre_\w{8,}"),
    re.compile(r"\bwhsec_[\w+/=]+"),
)


def redact(text: str) -> str:
    """`text` with everything that looks like a secret replaced."""
    for pattern in _SECRETS:
        text = pattern.sub("[redacted]", text)
    return text


@contextmanager
def bound(**values: str) -> Iterator[None]:
    """Add ids to every line logged inside."""
    token = _context.set({**_context.get(), **values})
    try:
        yield
    finally:
        _context.reset(token)


def context() -> Mapping[str, str]:
    """The ids that are bound at this moment."""
    return _context.get()


class _Formatter(logging.Formatter):
    def _line(self, record: logging.LogRecord) -> dict[str, str]:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redact(record.getMessage()),
            **_context.get(),
        }
        if record.exc_info:
            line["exception"] = redact(self.formatException(record.exc_info))
        return line


class JsonFormatter(_Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """As JSON."""
        return json.dumps(self._line(record), ensure_ascii=False)


class TextFormatter(_Formatter):
    """For people at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """As text, ids at the end."""
        line = self._line(record)
        exception = line.pop("exception", "")
        head = f"{line.pop('at')} {line.pop('level'):7} {line.pop('logger')} {line.pop('message')}"
        ids = " ".join(f"{name}={value}" for name, value in line.items())
        return "\n".join(part for part in (f"{head} {ids}".rstrip(), exception) if part)


def configure(level: str, log_format: str) -> None:
    """Log to standard error; the process manager keeps the files."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if log_format == "json" else TextFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.getLogger("huey").setLevel(logging.WARNING)
    logging.getLogger("botocore").setLevel(logging.WARNING)
