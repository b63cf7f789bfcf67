"""What the shop seals opens in a browser's WebCrypto to the same bytes, or not at all."""

import base64
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from support.shop import Shop

from bitloot.core.crypto.envelope import Envelope, context_of, seal
from bitloot.core.crypto.keyring import KeyRing

RING = KeyRing({"r1": b"r" * 32})
OPEN = """async ([key, iv, aad, sealed]) => {
    const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0))
    const raw = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['decrypt'])
    const how = { name: 'AES-GCM', iv: bytes(iv), additionalData: bytes(aad), tagLength: 128 }
    try {
        const opened = new Uint8Array(await crypto.subtle.decrypt(how, raw, bytes(sealed)))
        let text = ''
        for (const each of opened) text += String.fromCharCode(each)
        return btoa(text)
    } catch {
        return null
    }
}"""
CONTENT = st.one_of(
    st.binary(max_size=2000),
    st.text(max_size=200).map(str.encode),
    st.integers(0, 64).map(lambda size: bytes(size * 1024)),
)
PROPERTY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def tab(chromium: Browser, shop: Shop) -> Page:
    """On the shop's own origin: WebCrypto is for secure contexts."""
    page = chromium.new_page()
    page.goto(f"{shop.url}/")
    yield page
    page.close()


def opened_in(tab: Page, envelope: Envelope) -> bytes | None:
    context = context_of(envelope.aad, envelope.iv, envelope.digest)
    key = RING.unwrap(envelope.wrapped_key, context)
    parts = (key, envelope.iv, envelope.aad, envelope.ciphertext)
    answer = tab.evaluate(OPEN, [base64.b64encode(part).decode() for part in parts])
    return None if answer is None else base64.b64decode(answer)


@PROPERTY
@given(content=CONTENT, aad=st.binary(max_size=200), bound=st.booleans())
def test_it_opens_to_the_same(tab: Page, content: bytes, aad: bytes, *, bound: bool) -> None:
    assert opened_in(tab, seal(RING, content, aad, bound=bound)) == content


@PROPERTY
@given(content=st.binary(max_size=200), data=st.data())
def test_one_bit_more_or_less_and_it_does_not_open(
    tab: Page, content: bytes, data: st.DataObject
) -> None:
    """Never a part of it either: GCM gives all or nothing."""
    envelope = seal(RING, content, b"bitloot-delivery-v1|order|item|delivery")
    bit = data.draw(st.integers(0, len(envelope.ciphertext) * 8 - 1))
    changed = bytearray(envelope.ciphertext)
    changed[bit // 8] ^= 1 << bit % 8
    assert opened_in(tab, replace(envelope, ciphertext=bytes(changed))) is None
