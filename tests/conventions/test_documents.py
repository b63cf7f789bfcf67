"""What the documents say of the code is what the code says of itself."""

import ast
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import pytest

from bitloot.claims.states import CLAIM
from bitloot.cli import cli
from bitloot.core.states import Lifecycle, Verdict
from bitloot.fulfillment.holding import Reason
from bitloot.fulfillment.states import ATTEMPT
from bitloot.orders.states import ITEM, ORDER
from bitloot.payments.doubting import Doubt
from bitloot.payments.effects import ATTENTION
from bitloot.refunds.states import REFUND
from config.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text()
SIGNS = {Verdict.IGNORE: "·", Verdict.REFUSE: "✗"}


def printed(lifecycle: Lifecycle[StrEnum, StrEnum]) -> list[str]:
    """The table as the document shows it."""
    events = list(lifecycle.events)
    lines = [
        "| | " + " | ".join(event.value for event in events) + " |",
        "|---" * (len(events) + 1) + "|",
    ]
    for state in lifecycle.states:
        decisions = [lifecycle.decide(state, event) for event in events]
        cells = [each.to.value if each.to else SIGNS[each.verdict] for each in decisions]
        lines.append(f"| **{state.value}** | " + " | ".join(cells) + " |")
    return lines


@pytest.mark.parametrize(
    "lifecycle", [ORDER, ITEM, ATTEMPT, REFUND, CLAIM], ids=lambda each: each.name
)
def test_the_printed_lifecycles_are_those_of_the_code(
    lifecycle: Lifecycle[StrEnum, StrEnum],
) -> None:
    wanted = printed(lifecycle)
    assert "\n".join(wanted) in ARCHITECTURE, "\n" + "\n".join(wanted)


def test_the_printed_layers_are_those_that_are_enforced() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = project["tool"]["importlinter"]["contracts"]
    enforced = next(each["layers"] for each in contracts if each["type"] == "layers")
    block = ARCHITECTURE.split("## Layers")[1].split("```")[1].strip().splitlines()
    assert [re.split(r"\s{2,}", line)[0] for line in block] == enforced


def test_every_decision_is_listed_and_every_link_leads_somewhere() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text()
    linked = set(re.findall(r"\]\(([\w.-]+\.md)\)", index))
    assert linked == {path.name for path in folder.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md", "docs/runbook.md"])
def test_links_and_commands_of_a_document_exist(document: str) -> None:
    path = ROOT / document
    text = path.read_text()
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []
    named = re.findall(r"`(?:\.venv/bin/)?bitloot ((?:[a-z-]+ ?)+)", text)
    assert [words for words in named if not exists(words.split())] == []


def exists(words: list[str]) -> bool:
    """Whether these words begin with a command: what follows it are arguments."""
    command: click.Command = cli
    for word in words:
        if not isinstance(command, click.Group):
            return True
        if word not in command.commands:
            return False
        command = command.commands[word]
    return True


def test_every_setting_stands_in_the_example() -> None:
    example = (ROOT / "config" / "env.example").read_text()
    named = set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", example, re.MULTILINE))
    given_by_run = {"SANDBOX_URL"}
    assert {name.upper() for name in Settings.model_fields} - named == given_by_run


def test_the_runbook_knows_every_question_to_staff() -> None:
    runbook = (ROOT / "docs" / "runbook.md").read_text()
    asked = {each.reason for each in ATTENTION.values()}
    asked |= {reason.value for reason in Reason} | set(Doubt) | set(named_reasons())
    assert sorted(reason for reason in asked if f"`{reason}`" not in runbook) == []


def named_reasons() -> Iterator[str]:
    """First arguments of `raise_attention`: words, or names of words in the same module."""
    for path in (ROOT / "bitloot").rglob("*.py"):
        module = ast.parse(path.read_text())
        words = {
            node.targets[0].id: node.value.value
            for node in module.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "raise_attention":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)
                elif isinstance(first, ast.Name) and first.id in words:
                    yield str(words[first.id])
