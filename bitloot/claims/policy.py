"""Who may ask what, and until when. Pure: the same facts give the same answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bitloot.catalog.models import SourceType

SUPPLIER_WINDOW = timedelta(hours=24)
"""For how long Kinguin takes back what it has delivered."""
_MARGIN = timedelta(hours=1)  # for us to ask there
_GIVEN_BACK_TO_NOBODY = timedelta(0)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the shop grants."""

    return_hours: int
    claim_days: int


@dataclass(frozen=True, slots=True)
class Goods:
    """What counts of a delivered line: of its keys, the first to come and the last one opened."""

    source: SourceType
    is_preorder: bool
    delivered_at: datetime | None
    revealed_at: datetime | None


def supplier_window(goods: Goods) -> datetime | None:
    """Until when its supplier takes the keys back; None for our own."""
    if goods.source is not SourceType.KINGUIN or goods.delivered_at is None:
        return None
    return goods.delivered_at + SUPPLIER_WINDOW


def returnable_until(goods: Goods, policy: Policy) -> datetime | None:
    """Until when keys that nobody has opened may go back; None: not at all."""
    if goods.delivered_at is None or goods.revealed_at is not None:
        return None
    granted = timedelta(hours=policy.return_hours)
    if goods.source is SourceType.KINGUIN:
        if goods.is_preorder:
            return None
        granted = min(granted, SUPPLIER_WINDOW - _MARGIN)
    return goods.delivered_at + granted if granted > _GIVEN_BACK_TO_NOBODY else None


def reportable_until(goods: Goods, policy: Policy) -> datetime | None:
    """Until when opened keys may be reported; None: not opened yet, or nothing there."""
    if goods.delivered_at is None or goods.revealed_at is None:
        return None
    return max(goods.delivered_at, goods.revealed_at) + timedelta(days=policy.claim_days)
