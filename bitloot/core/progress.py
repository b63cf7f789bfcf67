"""A bar on standard error, for whoever waits in front of a terminal."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, ProgressColumn


@contextmanager
def progress_bar(*columns: ProgressColumn) -> Iterator[Progress]:
    """Drawn on a terminal only, and gone afterwards.

    Meanwhile the log says there only what goes wrong: a line for each call to a provider would tear
    the bar apart, many times a second.
    """
    console = Console(stderr=True)
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    if not console.is_terminal:
        with bar:
            yield bar
        return
    with _quiet(), bar:
        yield bar


@contextmanager
def _quiet() -> Iterator[None]:
    log = logging.getLogger()
    before = log.level
    log.setLevel(max(before, logging.WARNING))
    try:
        yield
    finally:
        log.setLevel(before)
