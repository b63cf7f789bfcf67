"""NOWPayments turns our key or address away: staff hear of it once, until it answers again."""

from uuid import NAMESPACE_URL, uuid5

from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.timeline import SYSTEM

REASON = "provider_access"
_SUBJECT = ("provider", uuid5(NAMESPACE_URL, "https://nowpayments.io"))
_NO_ACCESS = frozenset({401, 403})


def is_access(refused: ProviderRefusedError) -> bool:
    """Nothing about the payment that was asked for."""
    return refused.status in _NO_ACCESS


def turned_away(refused: ProviderRefusedError) -> None:
    """Money may have come that nobody sees: one item for all the payments that wait."""
    raise_attention(
        REASON,
        subject=_SUBJECT,
        trail_id=None,
        summary=f"NOWPayments turns us away: HTTP {refused.status}. Payments wait, and go on by "
        "themselves once the API key and its allow-list are right.",
        action="review",
    )


def let_in() -> None:
    """It has answered."""
    by = "NOWPayments answers again."
    resolve_attention(REASON, _SUBJECT, by=SYSTEM, resolution=by)
