"""Addresses by the rules of their coin, memos included; a provider's pattern is never trusted."""

from random import Random

import pytest
from support.sandbox import SandboxControl

from bitloot.core.edge import ShopFlask
from bitloot.core.errors import InvalidError
from bitloot.refunds.addressing import Memo, check, coin_of, memo_of
from bitloot.refunds.patterns import matches
from bitloot.sandbox.nowpayments.addresses import new_address, new_extra_id
from bitloot.sandbox.nowpayments.coins import coins

COINS = sorted(coins())
CHANCE = Random(7)


@pytest.mark.parametrize("code", COINS)
def test_an_address_of_the_coin_fits_and_another_does_not(app: ShopFlask, code: str) -> None:
    coin = coins()[code]
    memo = new_extra_id(coin.network, CHANCE) if coin.extra_regex else None
    good = new_address(coin.network, CHANCE)
    assert check(code, coin.network, f" {good} ", memo).address == good
    for bad in ("", "nonsense", good[:20], f"{good} {good}", f"{good}'--"):
        with pytest.raises(InvalidError) as refused:
            check(code, coin.network, bad, memo)
        assert list(refused.value.errors) == ["address"], bad


@pytest.mark.parametrize("code", [code for code in COINS if coins()[code].extra_regex])
def test_a_coin_with_memos_asks_for_one(app: ShopFlask, code: str) -> None:
    network = coins()[code].network
    address, memo = new_address(network, CHANCE), new_extra_id(network, CHANCE)
    assert memo_of(coin_of(code)) is Memo.REQUIRED
    assert check(code, network, address, memo).extra_id == memo
    for bad in (None, "", "  ", "m" * 121):
        with pytest.raises(InvalidError) as refused:
            check(code, network, address, bad)
        assert list(refused.value.errors) == ["extra_id"]


def test_a_tag_of_another_shape_is_refused(app: ShopFlask) -> None:
    with pytest.raises(InvalidError, match="not a destination tag"):
        check("xrp", "xrp", new_address("xrp", CHANCE), "not digits")


def test_a_coin_without_memos_takes_none(app: ShopFlask) -> None:
    assert memo_of(coin_of("btc")) is Memo.NONE
    with pytest.raises(InvalidError, match="have no memo"):
        check("btc", "btc", new_address("btc", CHANCE), "1234")


def test_while_the_provider_is_away_the_pattern_alone_decides_and_says_so(
    app: ShopFlask, sandbox: SandboxControl
) -> None:
    good = new_address("btc", CHANCE)
    assert check("btc", "btc", good, None).doubt is None
    sandbox.switch(**{"nowpayments.outage": "down"})
    doubtful = check("btc", "btc", good, None)
    assert doubtful.doubt is not None
    assert "did not answer" in doubtful.doubt
    with pytest.raises(InvalidError):
        check("btc", "btc", "nonsense", None)


@pytest.mark.parametrize(
    ("pattern", "value", "fits"),
    [
        ("^ab+$", "abbb", True),
        ("ab+", "xabb", False),
        ("^a$|^b$", "b", True),
        (r"[a-z|\d]{3}", "a|9", True),
        ("[", "a", None),
        ("(", "a", None),
        ("*", "a", None),
        ("a" * 1001, "a", None),
        ("a\x00", "a", None),
        ("^a$", "a\x00", None),
        ("^a$", "a\n", False),
        (r"^.{1,5}$", "''; --", False),
    ],
)
def test_patterns(app: ShopFlask, pattern: str, value: str, fits: object) -> None:
    assert matches(pattern, value) is fits


def test_a_pattern_that_would_take_for_ever_does_not(app: ShopFlask) -> None:
    assert matches("^(a+)+$", "a" * 199 + "!") is not True
    assert matches(r"^(a|a)*\1$", "a" * 199 + "!") is not True
    assert matches("^a$", "a") is True
