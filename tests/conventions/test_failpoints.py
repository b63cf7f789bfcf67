"""Failpoints are reached in the shop and armed in tests, never the other way round."""

import re
from pathlib import Path

from bitloot.core import failpoints

ARMING = re.compile(r"\bfailpoints\.(arm|disarm)\b|from bitloot\.core\.failpoints import .*\barm\b")


def sources(project: Path) -> list[Path]:
    folders = ("bitloot", "admin_console", "config", "bench")
    found = [path for folder in folders for path in (project / folder).rglob("*.py")]
    assert len(found) > 100
    return found


def test_nobody_in_production_arms_one(project: Path) -> None:
    assert [path for path in sources(project) if ARMING.search(path.read_text())] == []


def test_a_step_that_nothing_is_armed_at_does_nothing() -> None:
    failpoints.reach("begun")


def test_every_step_has_one_name(project: Path) -> None:
    """A name that stands in two places would crash a run at the wrong one."""
    reached = re.compile(r'\breach\("(\w+)"\)')
    names = [name for path in sources(project) for name in reached.findall(path.read_text())]
    assert names
    assert len(names) == len(set(names))
