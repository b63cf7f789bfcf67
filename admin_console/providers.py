"""Who we depend on: whether calls go out to each, since when not, and what waits for it."""

from collections.abc import Sequence

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.tiles import Tile
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.audit import audit
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.http.breaker import Breaker, BreakerState, Phase
from bitloot.fulfillment import queueing
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.objects import get_objects
from bitloot.providers.resend import get_resend

WORDS = {
    "kinguin": ("Kinguin", "buys the keys"),
    "nowpayments": ("NOWPayments", "takes the money"),
    "objects": ("Object store", "keeps the sealed keys"),
    "resend": ("Resend", "sends the mail"),
}
_TEXT = (
    "The next call goes out at once instead of when the pause is over. If it fails, the pause "
    "begins anew; if it is answered, everything that waits goes on, the oldest order first."
)


class ProvidersView(ConsoleView):
    """The circuit breaker of each provider, and the queue of purchases."""

    permission = Permission.JOBS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """One row a provider."""
        return self.page(
            "console/providers.html",
            rows=[(*WORDS.get(each.name, (each.name, "")), each) for each in states()],
            waiting=queueing.waiting(),
            lacking=queueing.stopped_at(),
        )

    @expose("/<provider>/probe", methods=("GET", "POST"))
    @needs(Permission.JOBS_REPLAY)
    def probe(self, provider: str) -> ResponseReturnValue:
        """Let one call through now."""
        breaker = next((each for each in _breakers() if each.name == provider), None)
        if breaker is None:
            raise NotFoundError("There is no such provider.")
        dialog = Dialog(
            title=f"Try {WORDS.get(provider, (provider, ''))[0]} now",
            text=_TEXT,
            button="Let the next call through",
            back=url_for(".index"),
        )

        def act(reason: str) -> str:
            if not breaker.probe_now():
                raise ConflictError("Calls go out to it already.")
            audit(current_actor(), "provider.probe", ("provider", provider), reason=reason)
            woken = queueing.wake_all() if provider == "kinguin" else 0
            return f"The next call goes out now; {woken} lines are looked at."

        return perform(self, dialog, act)


def states() -> list[BreakerState]:
    """Of all providers, as their breakers stand now."""
    return [breaker.state() for breaker in _breakers()]


def tile(found: Sequence[BreakerState]) -> Tile:
    """For the dashboard: how many are cut off."""
    off = [state for state in found if state.phase is not Phase.CLOSED]
    names = ", ".join(WORDS.get(state.name, (state.name, ""))[0] for state in off)
    return Tile(
        "Providers cut off",
        f"{len(off)}",
        url_for("console_providers.index"),
        under=names or "all are called",
        calls=bool(off),
        needs=Permission.JOBS_VIEW,
    )


def _breakers() -> list[Breaker]:
    clients = (get_kinguin(), get_nowpayments(), get_objects(), get_resend())
    return [client.breaker for client in clients]
