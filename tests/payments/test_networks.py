"""Explorer links and hashes of every network we know, and of those we do not."""

import pytest

from bitloot.payments.networks import NETWORKS, explorer_url, is_known, network_name

HEX, EVM = "3f" * 32, "0x" + "3F" * 32
SOL = "5" * 88
LINKS = {
    "btc": (HEX, f"https://mempool.space/tx/{HEX}"),
    "eth": (EVM, f"https://etherscan.io/tx/{EVM}"),
    "bsc": (EVM, f"https://bscscan.com/tx/{EVM}"),
    "matic": (EVM, f"https://polygonscan.com/tx/{EVM}"),
    "arbitrum": (EVM, f"https://arbiscan.io/tx/{EVM}"),
    "op": (EVM, f"https://optimistic.etherscan.io/tx/{EVM}"),
    "base": (EVM, f"https://basescan.org/tx/{EVM}"),
    "avaxc": (EVM, f"https://snowtrace.io/tx/{EVM}"),
    "trx": (HEX, f"https://tronscan.org/#/transaction/{HEX}"),
    "sol": (SOL, f"https://solscan.io/tx/{SOL}"),
    "ltc": (HEX, f"https://blockchair.com/litecoin/transaction/{HEX}"),
    "doge": (HEX, f"https://blockchair.com/dogecoin/transaction/{HEX}"),
    "bch": (HEX, f"https://blockchair.com/bitcoin-cash/transaction/{HEX}"),
    "xrp": (HEX, f"https://xrpscan.com/tx/{HEX}"),
    "xlm": (HEX, f"https://stellar.expert/explorer/public/tx/{HEX}"),
    "xmr": (HEX, f"https://xmrchain.net/tx/{HEX}"),
    "ton": (HEX, f"https://tonviewer.com/transaction/{HEX}"),
    "ada": (HEX, f"https://cardanoscan.io/transaction/{HEX}"),
}
PLACEHOLDERS = ("", "hash", "null", ":hash", "0x", HEX[:-1], HEX + "0", f"{HEX}/../x", f"{HEX} ")


def test_every_known_network_is_listed() -> None:
    assert set(LINKS) == set(NETWORKS)


@pytest.mark.parametrize("network", sorted(LINKS))
def test_a_true_hash_is_linked_where_its_network_is_explored(network: str) -> None:
    transaction, url = LINKS[network]
    assert explorer_url(network, transaction) == url
    assert is_known(network)
    assert network_name(network)


@pytest.mark.parametrize("network", sorted(LINKS))
@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_what_is_no_hash_there_is_not_linked(network: str, placeholder: str) -> None:
    assert explorer_url(network, placeholder) is None


@pytest.mark.parametrize("network", sorted(LINKS))
def test_a_hash_of_another_kind_of_network_is_not_linked(network: str) -> None:
    own = LINKS[network][0]
    for other in {HEX, EVM, SOL} - {own}:
        assert explorer_url(network, other) is None


@pytest.mark.parametrize("network", ["dash", "zec", "dot", "bnb", "kaspa", "", None])
def test_networks_without_a_proven_explorer_show_the_hash_alone(network: str | None) -> None:
    assert explorer_url(network, HEX) is None
    assert not is_known(network)
