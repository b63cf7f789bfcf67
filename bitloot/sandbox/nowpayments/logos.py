"""Coin logos, drawn: a disc in the coin's color with its mark."""

from __future__ import annotations

from bitloot.sandbox.nowpayments.coins import Coin

MARKS = {"btc": "₿", "eth": "Ξ", "usdt": "₮", "usdc": "$", "dai": "◈", "ltc": "Ł", "doge": "Ð"}
NETWORK_COLORS = {
    "eth": "#627eea",
    "trx": "#ef0027",
    "bsc": "#f0b90b",
    "sol": "#9945ff",
    "ton": "#0098ea",
    "matic": "#8247e5",
}
LETTERS = 3


def logo_svg(coin: Coin) -> str:
    """Return a 64 by 64 SVG; a token carries a small disc in its network's color."""
    mark = MARKS.get(coin.ticker, coin.ticker.upper())
    size = {1: 36, 2: 26, LETTERS: 20}.get(len(mark), 15)
    badge = ""
    if coin.contract:
        color = NETWORK_COLORS.get(coin.network, "#888888")
        badge = f'<circle cx="51" cy="51" r="11" fill="{color}" stroke="#ffffff" stroke-width="3"/>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" '
        f'aria-label="{coin.name}"><circle cx="32" cy="32" r="32" fill="{coin.color}"/>'
        f'<text x="32" y="32" dy="0.36em" text-anchor="middle" fill="#ffffff" '
        f'font-family="Inter, Arial, sans-serif" font-weight="700" font-size="{size}">{mark}'
        f"</text>{badge}</svg>"
    )
