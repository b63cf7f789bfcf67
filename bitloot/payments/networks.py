"""Networks: their names, how to link a transaction, how a wallet is handed an address.

Chosen by network, not by ticker: the same ticker lives on several. A hash is linked only when it
has the shape that the network's hashes have; the provider's field may hold a placeholder.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from bitloot.core.money import coin_text

_HEX = re.compile(r"[0-9a-fA-F]{64}")
_EVM = re.compile(r"0x[0-9a-fA-F]{64}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{80,90}")  # shorter could be hexadecimal
_TON = re.compile(r"[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?")
_WEI = Decimal(10) ** 18


@dataclass(frozen=True, slots=True)
class Network:
    """`explorer` takes the hash in place of `{}`; `shape` is what a hash looks like."""

    name: str
    explorer: str
    shape: re.Pattern[str]


NETWORKS: dict[str, Network] = {
    "btc": Network("Bitcoin", "https://mempool.space/tx/{}", _HEX),
    "eth": Network("Ethereum (ERC-20)", "https://etherscan.io/tx/{}", _EVM),
    "bsc": Network("BNB Smart Chain (BEP-20)", "https://bscscan.com/tx/{}", _EVM),
    "matic": Network("Polygon", "https://polygonscan.com/tx/{}", _EVM),
    "arbitrum": Network("Arbitrum One", "https://arbiscan.io/tx/{}", _EVM),
    "op": Network("Optimism", "https://optimistic.etherscan.io/tx/{}", _EVM),
    "base": Network("Base", "https://basescan.org/tx/{}", _EVM),
    "avaxc": Network("Avalanche C-Chain", "https://snowtrace.io/tx/{}", _EVM),
    "trx": Network("Tron (TRC-20)", "https://tronscan.org/#/transaction/{}", _HEX),
    "sol": Network("Solana", "https://solscan.io/tx/{}", _BASE58),
    "ltc": Network("Litecoin", "https://blockchair.com/litecoin/transaction/{}", _HEX),
    "doge": Network("Dogecoin", "https://blockchair.com/dogecoin/transaction/{}", _HEX),
    "bch": Network("Bitcoin Cash", "https://blockchair.com/bitcoin-cash/transaction/{}", _HEX),
    "xrp": Network("XRP Ledger", "https://xrpscan.com/tx/{}", _HEX),
    "xlm": Network("Stellar", "https://stellar.expert/explorer/public/tx/{}", _HEX),
    "xmr": Network("Monero", "https://xmrchain.net/tx/{}", _HEX),
    "ton": Network("TON", "https://tonviewer.com/transaction/{}", _TON),
    "ada": Network("Cardano", "https://cardanoscan.io/transaction/{}", _HEX),
}
_SCHEMES = {"btc": "bitcoin", "ltc": "litecoin", "doge": "dogecoin", "bch": "bitcoincash"}
_EXTRA_ID_NAMES = {"xrp": "Destination tag", "xlm": "Memo", "ton": "Comment", "bnb": "Memo"}


def network_name(network: str | None) -> str:
    """For people; an unknown network by its code in capitals."""
    known = NETWORKS.get(network or "")
    return known.name if known else (network or "").upper()


def is_known(network: str | None) -> bool:
    """Whether we know what the network's hashes look like."""
    return (network or "") in NETWORKS


def explorer_url(network: str | None, transaction_hash: str | None) -> str | None:
    """Where the transaction can be seen, or None when we cannot be sure of the link."""
    known = NETWORKS.get(network or "")
    if known is None or transaction_hash is None or not known.shape.fullmatch(transaction_hash):
        return None
    return known.explorer.format(quote(transaction_hash, safe=""))


def extra_id_name(network: str | None) -> str:
    """What the payer's wallet calls the memo."""
    return _EXTRA_ID_NAMES.get(network or "", "Memo")


def payment_uri(pay_currency: str, address: str, amount: Decimal) -> str:
    """What the QR code holds: address and amount where wallets agree how, else the address.

    Never an amount for tokens: a wallet that ignores the contract would send the wrong asset.
    """
    scheme = _SCHEMES.get(pay_currency)
    if scheme is not None:
        bare = address.removeprefix(f"{scheme}:")
        return f"{scheme}:{bare}?amount={coin_text(amount)}"
    if pay_currency == "xmr":
        return f"monero:{address}?tx_amount={coin_text(amount)}"
    if pay_currency == "eth":
        return f"ethereum:{address}@1?value={int(amount * _WEI)}"
    return address
