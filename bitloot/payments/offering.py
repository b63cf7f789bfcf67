"""A coin as the buyer is offered it."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from bitloot.core.config import get_settings
from bitloot.core.money import Money
from bitloot.payments.bounds import Bounds, bounds_of
from bitloot.payments.currencies import coins
from bitloot.payments.networks import extra_id_name, network_name
from bitloot.providers.nowpayments.records import Currency


@dataclass(frozen=True, slots=True)
class Offer:
    """Amounts: `min_amount` and `max_amount` in coin, the others in EUR; None where not known.

    `extra_id_name` is what wallets call the memo, where the coin has one; `needs_extra_id` whether
    a payment without it is lost on the way.
    """

    code: str
    name: str
    network: str
    network_name: str
    ticker: str
    icon_url: str | None
    min_amount: Decimal | None
    min_amount_eur: Money | None
    max_amount: Decimal | None
    max_amount_eur: Money | None
    available: bool
    unavailable_reason: str | None
    needs_extra_id: bool
    extra_id_name: str | None
    is_popular: bool


def offers(price: Money | None) -> list[Offer]:
    """All coins, popular ones first; those that `price` does not fit are marked."""
    known = coins()
    bounds = bounds_of(known)
    return [_offer(coin, bounds[coin.code], price) for coin in known]


def _offer(coin: Currency, bounds: Bounds, price: Money | None) -> Offer:
    refusal = bounds.refusal(price) if price is not None else None
    network = coin.network or coin.code
    return Offer(
        code=coin.code,
        name=coin.name,
        network=network,
        network_name=network_name(network),
        ticker=coin.ticker,
        icon_url=_icon(coin.logo_path),
        min_amount=bounds.least,
        min_amount_eur=bounds.least_eur,
        max_amount=bounds.most,
        max_amount_eur=bounds.most_eur,
        available=refusal is None,
        unavailable_reason=refusal,
        needs_extra_id=coin.needs_extra_id,
        extra_id_name=extra_id_name(network) if coin.extra_id_exists else None,
        is_popular=coin.is_popular,
    )


def _icon(path: str | None) -> str | None:
    """Logos lie on the provider's site, not on its API; elsewhere on the server itself."""
    if not path:
        return None
    parts = urlsplit(get_settings().nowpayments_base_url)
    host = parts.hostname or ""
    if host.endswith("nowpayments.io"):
        return f"https://nowpayments.io{path}"
    return f"{parts.scheme}://{parts.netloc}{path}"
