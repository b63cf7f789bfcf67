"""The bar, and the log beside it."""

import logging
from collections.abc import Iterator

import pytest
from rich.progress import TextColumn

from bitloot.core.progress import progress_bar


@pytest.fixture(autouse=True)
def told() -> Iterator[None]:
    """The log says what happens, whatever other tests have left."""
    log = logging.getLogger()
    before = log.level
    log.setLevel(logging.INFO)
    yield
    log.setLevel(before)


def _says(level: int) -> bool:
    return logging.getLogger("bitloot.core.http.client").isEnabledFor(level)


def test_on_a_terminal_only_trouble_is_logged_beside_the_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # a terminal, says rich
    with progress_bar(TextColumn("{task.description}")) as bar:
        bar.add_task("Kinguin", total=3)
        bar.refresh()
        assert not _says(logging.INFO)
        assert _says(logging.WARNING)
    assert _says(logging.INFO)
    assert "Kinguin" in capsys.readouterr().err


def test_elsewhere_there_is_no_bar_and_the_log_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    with progress_bar(TextColumn("{task.description}")) as bar:
        bar.advance(bar.add_task("Kinguin", total=3))
        assert _says(logging.INFO)
    assert capsys.readouterr().err == ""
