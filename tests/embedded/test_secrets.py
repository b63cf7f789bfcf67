import base64
import json
from pathlib import Path

import pytest

from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.secrets import load_secrets


def test_secrets_are_invented_once_and_kept_for_the_owner_only(tmp_path: Path) -> None:
    first = load_secrets(tmp_path)
    assert load_secrets(tmp_path) == first
    assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0
    assert len(set(first.values())) == len(first)


def test_two_folders_share_no_generated_secret(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = load_secrets(tmp_path / "a"), load_secrets(tmp_path / "b")
    same = {name for name in one if one[name] == other[name]}
    assert same == {"NOWPAYMENTS_EMAIL", "DEMO_STAFF_EMAIL"}


def test_the_master_key_is_a_named_256_bit_key(tmp_path: Path) -> None:
    name, _, key = load_secrets(tmp_path)["MASTER_KEYS"].partition(":")
    assert name == "k1"
    assert len(base64.b64decode(key, validate=True)) == 32


def test_a_file_of_an_earlier_version_keeps_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text(json.dumps({"SECRET_KEY": "kept"}))
    secrets = load_secrets(tmp_path)
    assert secrets["SECRET_KEY"] == "kept"
    assert secrets["MASTER_KEYS"]
    assert load_secrets(tmp_path) == secrets


def test_no_new_keys_beside_an_old_database(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    with pytest.raises(EmbeddedError, match=r"secrets\.json is missing"):
        load_secrets(tmp_path)
    assert not (tmp_path / "secrets.json").exists()


def test_a_damaged_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text('{"SECRET')
    with pytest.raises(EmbeddedError, match="JSON"):
        load_secrets(tmp_path)
    assert (tmp_path / "secrets.json").read_text() == '{"SECRET'
