import base64
import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitloot.core.crypto.envelope import Envelope, seal, unseal
from bitloot.core.crypto.keyring import KeyRing, SealBrokenError, WrappedKey


def ring(*ids: str) -> KeyRing:
    return KeyRing({name: bytes([ord(name[-1])]) * 32 for name in ids})


@given(st.binary(max_size=4096), st.binary(max_size=64))
def test_what_is_sealed_opens_to_the_same(plaintext: bytes, aad: bytes) -> None:
    envelope = seal(ring("a"), plaintext, aad)
    assert unseal(ring("a"), envelope) == plaintext
    assert len(envelope.ciphertext) == len(plaintext) + 16


def tampered(envelope: Envelope) -> dict[str, Envelope]:
    other = seal(ring("a"), b"other", b"aad")
    flipped = bytes([envelope.ciphertext[0] ^ 1]) + envelope.ciphertext[1:]
    return {
        "a flipped bit": replace(envelope, ciphertext=flipped),
        "another's ciphertext": replace(envelope, ciphertext=other.ciphertext),
        "another's iv": replace(envelope, iv=other.iv),
        "another's data key": replace(envelope, wrapped_key=other.wrapped_key),
        "another binding": replace(envelope, aad=b"aae"),
        "cut short": replace(envelope, ciphertext=envelope.ciphertext[:-1]),
        "empty": replace(envelope, ciphertext=b""),
        "an unknown master key": replace(
            envelope, wrapped_key=WrappedKey("gone", envelope.wrapped_key.wrapped)
        ),
    }


@pytest.mark.parametrize("how", list(tampered(seal(ring("a"), b"key", b"aad"))))
def test_whatever_was_swapped_it_does_not_open(how: str) -> None:
    envelope = tampered(seal(ring("a"), b"AAAA-BBBB", b"aad"))[how]
    with pytest.raises(SealBrokenError):
        unseal(ring("a"), envelope)


def test_a_new_master_key_wraps_and_the_old_still_opens() -> None:
    old = seal(ring("a"), b"key", b"aad")
    rotated = ring("b", "a")
    assert unseal(rotated, old) == b"key"
    assert seal(rotated, b"key", b"aad").wrapped_key.key_id == "b"


def test_fingerprints_survive_rotation_and_need_the_key() -> None:
    before = ring("a").fingerprint(b"KEY")
    assert ring("b", "a").fingerprint(b"KEY") == before
    assert ring("c").fingerprint(b"KEY") != before
    assert ring("a").fingerprint(b"KEZ") != before


def test_parsing_names_the_bad_entry_and_shows_no_key() -> None:
    good = base64.b64encode(os.urandom(32)).decode()
    assert KeyRing.parse(f"k2:{good},k1:{good}").ids == ["k2", "k1"]
    with pytest.raises(ValueError, match="entry 2") as caught:
        KeyRing.parse(f"k1:{good},k2:not*base64")
    assert "not*base64" not in str(caught.value)
    for bad in ("", "k1:" + base64.b64encode(b"short").decode()):
        with pytest.raises(ValueError, match="key"):
            KeyRing.parse(bad)


def test_no_key_shows_in_a_representation() -> None:
    envelope = seal(ring("a"), b"key", b"aad")
    assert repr(envelope.wrapped_key.wrapped) not in repr(envelope)
