"""Opening what an order's buyer got, and putting its evidence together: seldom, and on record."""

import base64
import json
from uuid import UUID

from flask import Response, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, layout, perform
from admin_console.base import ConsoleView, needs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.edge import NO_STORE, guarded
from bitloot.core.errors import invalid
from bitloot.delivery.forgetting import forget
from bitloot.delivery.service import Opening
from bitloot.delivery.staff import reveal_for_staff
from bitloot.evidence.answering import answer
from bitloot.recorder.reading import story

_REVEAL_TEXT = (
    "The keys are opened in this browser and shown once. The customer sees in the order's record "
    "that staff looked; it does not count as their own first look."
)
_EVIDENCE_TEXT = (
    "One zip for a dispute: order, terms accepted, payments with their transactions, deliveries, "
    "every look at a key, mails and timeline, with a signed manifest. It never holds a key."
)
_FORGET_TEXT = (
    "Every key of all orders under {email} is destroyed: nobody opens one again, neither the "
    "customer nor we. The address, its account and its connections are taken out of orders and "
    "mails. Amounts, payments and the record of what happened stay. This cannot be undone."
)


class GoodsActs(ConsoleView):
    """Routes of a single order, mixed into the list's view."""

    @expose("/<uuid:order_id>/reveal", methods=("GET", "POST"))
    @needs(Permission.DELIVERIES_REVEAL)
    def reveal(self, order_id: UUID) -> ResponseReturnValue:
        """Ask why and who; then hand this browser what opens the keys of a line."""
        order = story(order_id).order
        dialog = Dialog(
            title=f"Open a key of {order.number}",
            text=_REVEAL_TEXT,
            button="Open",
            back=url_for(".order", order_id=order_id),
            tone="danger",
            sensitive=True,
            template="console/reveal.html",
            values={"order": order},
        )

        def act(reason: str) -> Response:
            actor = current_actor()
            item_id = _chosen([item.id for item in order.items])
            openings = guarded(lambda: reveal_for_staff(order_id, item_id, actor, reason))
            return self._shown(dialog, openings)

        return perform(self, dialog, act)

    @expose("/<uuid:order_id>/forget", methods=("GET", "POST"))
    @needs(Permission.CUSTOMERS_FORGET)
    def forget(self, order_id: UUID) -> ResponseReturnValue:
        """Make its customer anonymous, with all their orders."""
        order = story(order_id).order
        dialog = Dialog(
            title="Make this customer anonymous",
            text=_FORGET_TEXT.format(email=order.email),
            button="Destroy and forget",
            back=url_for(".order", order_id=order_id),
            tone="danger",
            sensitive=True,
        )

        def act(reason: str) -> str:
            done = forget(order.email, current_actor(), reason)
            return f"{done.orders:,} orders are anonymous, {done.keys:,} keys are destroyed."

        return perform(self, dialog, act)

    def _shown(self, dialog: Dialog, openings: list[Opening]) -> Response:
        page = self.page(
            "console/revealed.html",
            layout=layout(),
            dialog=dialog,
            sealed=[_for_script(opening) for opening in openings],
        )
        return make_response(page, 200, NO_STORE)

    @expose("/<uuid:order_id>/evidence", methods=("GET", "POST"))
    @needs(Permission.EVIDENCE_MAKE)
    def evidence(self, order_id: UUID) -> ResponseReturnValue:
        """The bundle, streamed."""
        order = story(order_id).order
        dialog = Dialog(
            title=f"Evidence for {order.number}",
            text=_EVIDENCE_TEXT,
            button="Download",
            back=url_for(".order", order_id=order_id),
            reason="What for?",
            downloads=True,
        )
        return perform(self, dialog, lambda reason: answer(order_id, current_actor(), reason))


def _chosen(item_ids: list[UUID]) -> UUID:
    for item_id in item_ids:
        if request.form.get("item") == str(item_id):
            return item_id
    raise invalid("item", "Choose a line of this order.")


def _for_script(opening: Opening) -> str:
    """What `sealed.js` opens: never the key in the clear."""
    parts = {"key": opening.key, "iv": opening.iv, "aad": opening.aad}
    return json.dumps(
        {
            "url": opening.url,
            "type": opening.content_type,
            **{name: base64.b64encode(value).decode() for name, value in parts.items()},
        }
    )
