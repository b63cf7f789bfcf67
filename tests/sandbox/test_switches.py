from __future__ import annotations

from pathlib import Path

import pytest

from bitloot.sandbox.documents import Json
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.switches import Switch, SwitchError, Switches

DECLARED = (
    Switch("flag", default=False, help=""),
    Switch("word", "a", "", ("a", "b")),
    Switch("whole", 3, "", maximum=10),
    Switch("share", 0.0, "", maximum=1),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flag", "maybe"),
        ("flag", 1),
        ("word", "c"),
        ("word", 1),
        ("whole", 11),
        ("whole", -1),
        ("whole", "x"),
        ("whole", True),
        ("share", 1.5),
        ("share", float("nan")),
        ("unknown", 1),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_set(tmp_path: Path, name: str, value: Json) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    switches = Switches(journal, DECLARED)
    with pytest.raises(SwitchError):
        switches.set_many({"whole": 5, name: value})
    assert switches.values() == {"flag": False, "word": "a", "whole": 3, "share": 0.0}
    journal.close()


def test_values_are_kept_and_one_shots_taken_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    Switches(journal, DECLARED).set_many({"word": "b", "flag": True, "whole": "7"})
    journal.close()
    journal = Journal(tmp_path / "journal.jsonl")
    switches = Switches(journal, DECLARED)
    assert (switches.flag("flag"), switches.whole("whole")) == (True, 7)
    assert [switches.take("word"), switches.take("word")] == ["b", "a"]
    journal.close()
