"""The rules of the house that no linter knows."""

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("bitloot", "admin_console", "config", "tests", "bench")
LONGEST_FILE = 350
LONGEST_FUNCTION = 60
MEDIAN_FILE = 100
P90_FUNCTION = 30

Function = ast.FunctionDef | ast.AsyncFunctionDef
EDGES = {
    *("routes", "staff_routes", "tasks", "commands", "seeding"),
    *("worker", "cli", "edge", "running", "db"),
}
"""Modules that may commit. A console view commits by way of its request, as routes do."""


def files() -> list[Path]:
    skipped = {"node_modules", "__pycache__"}
    found = [path for top in OURS for path in sorted((ROOT / top).rglob("*.py"))]
    return [path for path in found if not skipped & set(path.parts)]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_files_are_short() -> None:
    sizes = {name(path): len(path.read_text().splitlines()) for path in files()}
    assert {path: n for path, n in sizes.items() if n > LONGEST_FILE} == {}
    assert statistics.median(sizes.values()) <= MEDIAN_FILE


def test_no_file_keeps_the_marks_of_a_merge() -> None:
    """Templates and style sheets are taken as they are: nothing else would notice."""
    kinds = {".html", ".css", ".js", ".ts", ".tsx", ".md", ".py", ".toml", ".yaml", ".conf"}
    skipped = {"node_modules", "vendor", "__pycache__"}
    found = [
        path
        for top in (*OURS, "docs", "migrations", "pwa/src")
        for path in (ROOT / top).rglob("*")
        if path.suffix in kinds and not skipped & set(path.parts)
    ]
    assert len(found) > 1000
    mark = re.compile(r"^\s*(<{7}|>{7}|\|{7}) ", re.MULTILINE)
    assert [name(path) for path in found if mark.search(path.read_text())] == []


def test_functions_are_short() -> None:
    lengths = [(length(f), f"{name(p)}:{f.name}") for p in files() for f in functions(p)]
    assert [which for n, which in lengths if n > LONGEST_FUNCTION] == []
    assert statistics.quantiles((n for n, _ in lengths), n=10)[-1] <= P90_FUNCTION


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        f"{name(path)}:{function.name}"
        for path in files()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def calls(path: Path, names: set[str]) -> list[str]:
    return [
        f"{name(path)}:{node.lineno}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in names)
            or (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in names
                and "session" in ast.unparse(node.func.value)
            )
        )
    ]


_COMMITTING = {"commit", "transaction", "in_steps"}


def test_only_edges_commit() -> None:
    """Services flush. Whoever receives the request, the job or the command commits."""
    inner = [
        path
        for path in files()
        if path.parts[len(ROOT.parts)] == "bitloot"
        and path.stem not in EDGES
        and "sandbox" not in path.parts
        and "embedded" not in path.parts
    ]
    assert [call for path in inner for call in calls(path, _COMMITTING)] == []


SLEEPERS = {
    "bitloot/core/http/client.py",  # a pause before a safe call is repeated
    "bitloot/providers/nowpayments/pacing.py",  # waits for its turn within the provider's limits
    "bitloot/embedded/child.py",  # asks a starting server whether it serves
    "tests/support/waiting.py",  # the one place where tests wait, for a condition
    "tests/embedded/conftest.py",  # the same, for the embedded parts
}


def test_nobody_sleeps_where_an_event_can_be_awaited() -> None:
    asleep = {name(path) for path in files() if "time.sleep(" in path.read_text()}
    asleep = {path for path in asleep if "sandbox" not in path and "conventions" not in path}
    assert asleep - SLEEPERS == set()


@pytest.mark.parametrize("word", ["pytest.skip", "TODO", "FIXME", "NotImplementedError"])
def test_words_that_have_no_place(word: str) -> None:
    found = [name(path) for path in files() if word in path.read_text()]
    assert [path for path in found if "conventions" not in path] == []
