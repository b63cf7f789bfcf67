from __future__ import annotations

from pathlib import Path

import pytest

from bitloot.sandbox.journal import Journal, JournalBusyError, JournalCorruptError


def _reopened(journal: Journal) -> Journal:
    journal.close()
    return Journal(journal.path)


def test_documents_survive_in_their_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    for name in ("b", "a", "c"):
        journal.put("kind", name, {"name": name, "nested": [{"n": 1}]})
    journal.put("kind", "b", {"name": "changed"})
    journal.delete("kind", "a")
    journal = _reopened(journal)
    assert journal.all("kind") == [{"name": "changed"}, {"name": "c", "nested": [{"n": 1}]}]
    journal.close()


def test_a_torn_last_line_is_forgotten_and_the_rest_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal.put("kind", "kept", {"n": 1})
    journal.close()
    with journal.path.open("ab") as file:
        file.write(b'[["kind","torn",{"n":2}')
    journal = Journal(journal.path)
    assert journal.all("kind") == [{"n": 1}]
    journal.put("kind", "next", {"n": 3})
    journal = _reopened(journal)
    assert journal.all("kind") == [{"n": 1}, {"n": 3}]
    journal.close()


def test_a_broken_line_in_the_middle_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'[["kind","a",{}]]\nnonsense\n[["kind","b",{}]]\n')
    with pytest.raises(JournalCorruptError, match="line 2"):
        Journal(path)


def test_a_batch_is_one_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    with journal.batch(), journal.batch():
        journal.put("kind", "a", {})
        journal.put("kind", "b", {})
    assert len(journal.path.read_bytes().splitlines()) == 1
    journal.close()


def test_what_is_returned_is_a_copy(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    given = {"list": [1]}
    journal.put("kind", "a", {"list": [1]})
    doc = journal.get("kind", "a")
    assert doc is not None
    doc["list"] = []
    journal.all("kind")[0]["list"] = []
    assert journal.get("kind", "a") == given
    journal.close()


def test_only_one_process_may_write(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    with pytest.raises(JournalBusyError):
        Journal(journal.path)
    journal.close()


def test_a_start_compacts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    for n in range(50):
        journal.put("kind", "a", {"n": n})
    journal = _reopened(journal)
    assert len(journal.path.read_bytes().splitlines()) == 1
    journal.close()
