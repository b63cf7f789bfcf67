"""Master keys from the environment, a file, or a service that never shows them."""

import base64
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import SecretStr

from bitloot.app import SettingsError, create_app
from bitloot.core.crypto.envelope import seal, unseal
from bitloot.core.crypto.keyring import KeyRing
from bitloot.core.crypto.master import LocalKeys, SealBrokenError
from bitloot.core.crypto.sources import load_ring
from config.settings import Mode, Settings

ONE, TWO, ROOT = (base64.b64encode(bytes([at]) * 32).decode() for at in (1, 2, 3))


class FarAway:
    """What a key management service is to the shop: it wraps and unwraps, and shows nothing."""

    def __init__(self) -> None:
        self._keys = LocalKeys({"far-2": b"2" * 32, "far-1": b"1" * 32})

    @property
    def ids(self) -> Sequence[str]:
        return self._keys.ids

    def wrap(self, key_id: str, data_key: bytes, bound: bytes) -> bytes:
        return self._keys.wrap(key_id, data_key, bound)

    def unwrap(self, key_id: str, wrapped: bytes, bound: bytes) -> bytes:
        return self._keys.unwrap(key_id, wrapped, bound)


def given(**values: object) -> Settings:
    secret = {"master_keys", "root_key"}
    wrapped = {
        name: SecretStr(str(value)) if name in secret else value for name, value in values.items()
    }
    return Settings(bitloot_mode=Mode.TEST, **wrapped)


def sealed_and_opened(ring: KeyRing) -> bytes:
    return unseal(ring, seal(ring, b"KEY", b"place", bound=True))


def test_from_the_environment() -> None:
    ring = load_ring(given(master_keys=f"k2:{TWO},k1:{ONE}"))
    assert (ring.ids, ring.needs_oldest) == (["k2", "k1"], True)
    assert sealed_and_opened(ring) == b"KEY"


def test_from_a_file_that_nobody_else_may_read(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text(f"k2:{TWO}\nk1:{ONE}\n")
    path.chmod(0o640)
    assert load_ring(given(master_keys_file=path)).ids == ["k2", "k1"]
    for mode in (0o644, 0o660):
        path.chmod(mode)
        with pytest.raises(ValueError, match="chmod 600"):
            load_ring(given(master_keys_file=path))


def test_from_a_service() -> None:
    hook = f"{__name__}:FarAway"
    ring = load_ring(given(master_keys_hook=hook, root_key=ROOT))
    assert ring.ids == ["far-2", "far-1"]
    assert sealed_and_opened(ring) == b"KEY"
    with pytest.raises(ValueError, match="ROOT_KEY is needed"):
        load_ring(given(master_keys_hook=hook))


@pytest.mark.parametrize("name", ["nowhere:name", "os:no_such_name", "os", ":", "..os:path"])
def test_a_hook_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=r"MASTER_KEYS_HOOK .* cannot be imported"):
        load_ring(given(master_keys_hook=name, root_key=ROOT))


def test_with_a_root_key_the_oldest_may_go() -> None:
    both = load_ring(given(master_keys=f"k2:{TWO},k1:{ONE}", root_key=ROOT))
    rotated = load_ring(given(master_keys=f"k3:{ONE}", root_key=ROOT))
    assert not both.needs_oldest
    assert both.fingerprint(b"KEY") == rotated.fingerprint(b"KEY")
    assert both.derive(b"one purpose") != both.derive(b"another")
    oldest = load_ring(given(master_keys=f"k2:{TWO},k1:{ONE}", root_key=ONE))
    assert oldest.fingerprint(b"KEY") == KeyRing.parse(f"k2:{TWO},k1:{ONE}").fingerprint(b"KEY")


BAD: dict[str, dict[str, str]] = {
    "nothing": {},
    "two sources": {"master_keys": f"k1:{ONE}", "master_keys_hook": "os:path"},
    "an id twice": {"master_keys": f"k1:{ONE},k1:{TWO}"},
    "no id": {"master_keys": f":{ONE}"},
    "a short root": {"master_keys": f"k1:{ONE}", "root_key": "c2hvcnQ="},
    "no base64": {"master_keys": f"k1:{ONE}", "root_key": "not*base64"},
}


@pytest.mark.parametrize("how", BAD)
def test_a_bad_start_is_refused_in_one_line_without_a_key(how: str) -> None:
    with pytest.raises(SettingsError) as refused:
        create_app(
            given(redis_url="redis://127.0.0.1:1", database_url="postgresql://x", **BAD[how])
        )
    assert ONE not in str(refused.value)


def test_keys_held_far_away_are_bound_like_our_own() -> None:
    ring = KeyRing(FarAway(), os.urandom(32))
    wrapped = ring.wrap(b"d" * 32, b"here")
    assert ring.unwrap(wrapped, b"here") == b"d" * 32
    with pytest.raises(SealBrokenError):
        ring.unwrap(wrapped, b"there")
