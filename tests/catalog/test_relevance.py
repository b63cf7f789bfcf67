"""What customers type, and what they must find in the sandbox's catalogue. Includes slips."""

import pytest
from support.catalog import Get, rows

pytestmark = pytest.mark.usefixtures("synced")

QUERIES = [
    ("Caelwick", "Caelwick"),
    ("caelwik", "Caelwick"),
    ("Kestrel Steppe", "Kestrel Steppe"),
    ("kestrel stepe", "Kestrel Steppe"),
    ("kestral steppe", "Kestrel Steppe"),
    ("steppe kestrel", "Kestrel Steppe"),
    ("kestr", "Kestrel Steppe"),
    ("miss mot", "Miss Moth"),
    ("Mis Moth", "Miss Moth"),
    ("harborblok", "Harborblock"),
    ("quillmark ofice", "Quillmark Office"),
    ("umbrel vpn", "Umbrel Tunnel VPN"),
    ("palisade antivirus", "Palisade Total Guard"),
    ("arcadium walet", "Arcadium Wallet"),
    ("orbitplay store card 50", "Orbitplay Store Card 50 USD"),
    ("vanta protocol", "Vanta Protocol"),
    ("vanta protocl", "Vanta Protocol"),
    ("thesaldine", "Thessaldine"),
    ("ostrakon dep", "Ostrakon Deep"),
    ("pitlane heros", "Pitlane Heroes"),
    ("WYCHMERE DLC", "Wychmere"),
    ("kepler's orchard", "Kepler's Orchard"),
    ("lumen & line", "Lumen & Line"),
]


def test_the_best_three_hold_what_was_meant(get: Get) -> None:
    missed = {}
    for words, title in QUERIES:
        titles = [str(card["title"]) for card in rows(get("/products", q=words, limit=3))]
        if not any(title in found for found in titles):
            missed[words] = titles
    assert missed == {}


SUGGESTIONS = [
    ("cael", "Caelwick"),
    ("kestrel st", "Kestrel Steppe"),
    ("palis", "Palisade"),
    ("orchard", "Kepler's Orchard"),
    ("caelwik", "Caelwick"),
    ("Umbrel Tun", "Umbrel Tunnel"),
]


def test_suggestions_begin_like_what_was_typed(get: Get) -> None:
    for typed, title in SUGGESTIONS:
        found = rows(get("/suggest", q=typed))
        assert 1 <= len(found) <= 8, typed
        assert title in str(found[0]["title"]), typed


def test_an_exact_title_comes_first(get: Get) -> None:
    title = str(rows(get("/products", sort="title", limit=1))[0]["title"])
    assert rows(get("/products", q=title))[0]["title"] == title


def test_a_phrase_and_a_word_left_out(get: Get) -> None:
    everything = rows(get("/products", q="caelwick", limit=100))
    without = rows(get("/products", q="caelwick -xbox", limit=100))
    assert 0 < len(without) < len(everything)
    assert not any("XBOX" in str(card["title"]) for card in without)


def test_nothing_like_it(get: Get) -> None:
    assert rows(get("/products", q="zzqxjv wvvkq")) == []
