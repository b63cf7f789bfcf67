import pytest

from bitloot.core.errors import InvalidError
from bitloot.stock.parsing import parse

KEYS = ["AAAAA-BBBBB-CCCCC", "Konto: köln / pässword"]
TEXT = "\n".join(KEYS)


@pytest.mark.parametrize(
    "raw",
    [
        TEXT,
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("latin-1"),
        f"\n\n  {KEYS[0]}\t\r\n \r\n{KEYS[1]}\n\n".encode(),
        f'Keys\n"{KEYS[0]}"\n"{KEYS[1]}"\n',
    ],
)
def test_reads_keys_whatever_wrote_them(raw: str | bytes) -> None:
    assert parse(raw) == KEYS


def test_quotes_of_a_spreadsheet_are_undone_and_others_kept() -> None:
    assert parse('"say ""hi"""\nno "quotes" here\n"a","b"') == [
        'say "hi"',
        'no "quotes" here',
        '"a","b"',
    ]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "no key"),
        (b"\n \n", "no key"),
        (b"keys\n", "no key"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"GOOD\nBA\x07D", "Line 2 holds"),
        (b"\xff\xfeA\x00\xd8", "not valid UTF-16"),
        (b"GOOD\n\xef\xbb\xbf" + b"x" * 4097, "Line 2"),
        ("x" * 4097, "Line 1 is longer than 4096"),
        ("ä" * 2049, "Line 1 is longer than 4096"),
        ("A\n" * 50_001, "At most 50000"),
    ],
)
def test_refuses_what_is_no_list_of_keys(raw: str | bytes, says: str) -> None:
    with pytest.raises(InvalidError, match=says) as refused:
        parse(raw)
    assert "keys" in refused.value.errors
