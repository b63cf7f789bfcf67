"""What the buyer is told of a refund: what stands, and what happens next. Pure."""

from bitloot.refunds.states import Purpose, RefundStatus

S = RefundStatus


def say(status: RefundStatus, purpose: Purpose, *, has_address: bool, coins: str) -> str:
    """One or two sentences. `coins` is the amount with its coin: `0.0004 BTC`."""
    if status is S.REQUESTED and not has_address:
        if purpose is Purpose.OWED:
            return f"{coins} are yours. Tell us the address to send them to, or let us keep them."
        return f"We send {coins} back to you. Tell us the address to send them to."
    if status in {S.REQUESTED, S.APPROVED}:
        return (
            f"We have your address. A person sends {coins} to it, usually within a working day, "
            "and we mail you the transaction."
        )
    if status is S.SENT:
        return (
            f"{coins} are on their way to your address. The network needs some minutes to confirm."
        )
    if status is S.CONFIRMED:
        return f"{coins} have arrived at your address. Nothing is left to do."
    return "This refund is closed; nothing is sent for it."


def say_kept(coins: str) -> str:
    """The buyer has let the shop keep it."""
    return f"You have let us keep {coins}. Nothing is left to do."
