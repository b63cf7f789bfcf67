"""How payments have gone lately, as tiles. Each leads to the rows behind it."""

from datetime import timedelta
from urllib.parse import urlencode

from flask import url_for

from admin_console.formats import duration, whole
from admin_console.tiles import Tile
from bitloot.core.clock import utcnow
from bitloot.core.money import Money
from bitloot.payments.states import PaymentStatus
from bitloot.payments.statistics import Statistics

DAYS = 30


def tiles(found: Statistics, fees: Money) -> list[Tile]:
    """Opened, finished, how fast, how much, and the fees that the books hold for those days."""
    finished = found.by_status.get(PaymentStatus.FINISHED, 0)
    share = found.finished_share
    best = ", ".join(f"{coin.code.upper()} {coin.payments}" for coin in found.coins[:3])
    kept = float(fees.amount / found.received.amount) if found.received.amount else None
    return [
        Tile("Opened", f"{found.opened:,}", _list(), under=f"{found.open:,} still open"),
        Tile(
            "Finished",
            "—" if share is None else f"{share:.0%}",
            _list(PaymentStatus.FINISHED),
            under=f"{finished:,} of those decided",
        ),
        Tile(
            "Address to finished",
            duration(found.seconds),
            _list(PaymentStatus.FINISHED),
            under="median",
        ),
        Tile("Received, EUR", whole(found.received), _list(), under=best or "nothing yet"),
        Tile(
            "Fees, EUR",
            f"{fees.rounded().amount:,.2f}",
            _list(PaymentStatus.FINISHED),
            under="in the books" if kept is None else f"{kept:.1%} of what came",
        ),
    ]


def _list(status: PaymentStatus | None = None) -> str:
    since = (utcnow() - timedelta(days=DAYS)).date().isoformat()
    query = {"from": since} | ({"status": status.value} if status else {})
    return f"{url_for('console_payments.index')}?{urlencode(query)}"
