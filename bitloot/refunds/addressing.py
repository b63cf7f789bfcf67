"""Whether money can be sent to an address: by the coin's own patterns, and by the provider's word.

Asks the provider, so it runs before any row is locked; `giving.py` then writes the address down.
"""

from dataclasses import dataclass
from enum import StrEnum

from bitloot.core.errors import InvalidError, invalid
from bitloot.core.http.errors import ProviderError, ProviderRefusedError
from bitloot.payments.currencies import find
from bitloot.payments.networks import extra_id_name
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.records import Currency
from bitloot.refunds.patterns import matches

LONGEST_ADDRESS = 200
LONGEST_EXTRA_ID = 120


class Memo(StrEnum):
    """Whether an address of a coin has a memo beside it."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Checked:
    """An address that may be used. `doubt` says what could not be checked, for staff."""

    address: str
    extra_id: str | None
    doubt: str | None = None


def coin_of(code: str) -> Currency | None:
    """What is known of a coin; None when the provider is away or has dropped it."""
    try:
        return find(code)
    except InvalidError:
        pass  # not offered for paying now; money in it can be owed all the same
    except ProviderError:
        return None
    try:
        known = get_nowpayments().full_currencies()
    except ProviderError:
        return None
    return next((coin for coin in known if coin.code == code), None)


def memo_of(coin: Currency | None) -> Memo:
    """The rule of the coin's memo; where nothing is known one may be given."""
    if coin is None:
        return Memo.OPTIONAL
    if not coin.extra_id_exists:
        return Memo.NONE
    return Memo.OPTIONAL if coin.extra_id_optional else Memo.REQUIRED


def check(code: str, network: str | None, address: str, extra_id: str | None) -> Checked:
    """The address, ready to be used. Raises InvalidError naming `address` or `extra_id`."""
    address, extra_id = address.strip(), (extra_id or "").strip() or None
    if not 0 < len(address) <= LONGEST_ADDRESS:
        raise invalid("address", "Write the address that the money goes to.")
    coin = coin_of(code)
    sure = _fits(coin, address)
    _check_memo(coin, network, extra_id)
    doubt = _ask(code, address, extra_id)
    if doubt and sure is None:
        doubt = f"{doubt} Its shape could not be checked either."
    return Checked(address, extra_id, doubt)


def _fits(coin: Currency | None, address: str) -> bool | None:
    """True when the coin's pattern fits, None when there is none that can be used."""
    fits = matches(coin.wallet_regex, address) if coin and coin.wallet_regex else None
    if coin is not None and fits is False:
        raise invalid("address", f"This is not an address of {coin.name}. Copy the whole of it.")
    return fits


def _check_memo(coin: Currency | None, network: str | None, extra_id: str | None) -> None:
    rule, name = memo_of(coin), extra_id_name(network)
    if extra_id is None:
        if rule is Memo.REQUIRED:
            raise invalid("extra_id", f"Addresses of this coin need the {name.lower()}, too.")
        return
    if len(extra_id) > LONGEST_EXTRA_ID:
        raise invalid("extra_id", f"A {name.lower()} is shorter than that.")
    if rule is Memo.NONE:
        raise invalid("extra_id", "Addresses of this coin have no memo. Leave it empty.")
    pattern = coin.extra_id_regex if coin else None
    if pattern and matches(pattern, extra_id) is False:
        raise invalid("extra_id", f"This is not a {name.lower()} of this coin.")


def _ask(code: str, address: str, extra_id: str | None) -> str | None:
    """None when the provider says yes; why it could not say, otherwise."""
    try:
        good = get_nowpayments().validate_address(address, code, extra_id)
    except ProviderRefusedError as refused:
        return f"NOWPayments would not check the address (HTTP {refused.status})."
    except ProviderError:
        return "NOWPayments did not answer when asked about the address."
    if not good:
        raise invalid("address", "The payment provider cannot send this coin there.")
    return None
