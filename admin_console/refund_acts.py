"""What may be done with a refund, each in its dialog."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.refund_begin import beginning, opened_for, requested
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import invalid
from bitloot.orders.attention import load
from bitloot.orders.models import Order
from bitloot.payments.networks import extra_id_name, network_name
from bitloot.refunds import addressing, approving, cancelling, sending
from bitloot.refunds.addressing import Memo, coin_of, memo_of
from bitloot.refunds.books import of
from bitloot.refunds.giving import give
from bitloot.refunds.looking import one
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import coins


class RefundActs(ConsoleView):
    """Routes of the acts, mixed into the list's view."""

    def _back(self, refund: Refund) -> str:
        return url_for(".refund", refund_id=refund.id)

    @expose("/for/<uuid:item_id>")
    @needs(Permission.REFUNDS_REQUEST)
    def begin(self, item_id: UUID) -> ResponseReturnValue:
        """The refund that an attention item asks for: the open one, or the form of a new one."""
        place = opened_for(load(item_id))
        return redirect(place, 303)

    @expose("/new/<uuid:order_id>", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_REQUEST)
    def new(self, order_id: UUID) -> ResponseReturnValue:
        """What of an order goes back."""
        start = beginning(of(db.get_or_404(Order, order_id)))
        dialog = Dialog(
            title=f"Refund {start.number}",
            text="What is not delivered yet is given up: nothing is bought for it any more. The "
            "customer is mailed a link to give an address.",
            button="Request the refund",
            back=url_for(".newest", order_id=order_id),
            template="console/refund_new.html",
            reason="Why does it go back?",
            values={"start": start, "wanted": request.args.get("what", "")},
        )
        return perform(self, dialog, lambda reason: requested(order_id, request.form, reason))

    @expose("/<uuid:refund_id>/address", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_REQUEST)
    def address(self, refund_id: UUID) -> ResponseReturnValue:
        """Write down the address that the customer gave by other means."""
        refund = one(refund_id)
        network = refund.network or refund.pay_currency
        memo = memo_of(coin_of(refund.pay_currency))
        dialog = Dialog(
            title="Where the money goes",
            text=f"{coins(refund)} on {network_name(network)}. The address is checked; when it "
            "replaces another one, the customer is mailed.",
            button="Save the address",
            back=self._back(refund),
            sensitive=True,
            template="console/refund_address.html",
            reason="Who gave it, and how?",
            values={"memo": memo, "none": Memo.NONE, "memo_name": extra_id_name(network)},
        )

        def act(reason: str) -> str:
            form = request.form
            address, extra = form.get("address", ""), form.get("extra_id", "")
            checked = addressing.check(refund.pay_currency, refund.network, address, extra)
            give(refund_id, checked, current_actor(), reason=reason)
            return f"Saved. {checked.doubt or 'The provider knows it as an address.'}"

        return perform(self, dialog, act)

    @expose("/<uuid:refund_id>/approve", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_APPROVE)
    def approve(self, refund_id: UUID) -> ResponseReturnValue:
        """Let it go out."""
        refund = one(refund_id)
        dialog = Dialog(
            title=f"Approve {coins(refund)}",
            text=f"{refund.amount} may go to {refund.address or 'an address that is missing'}.",
            button="Approve",
            back=self._back(refund),
            sensitive=True,
        )

        def act(reason: str) -> str:
            approving.approve(refund_id, current_actor(), reason=reason)
            return "Approved. Send it now, then write down the transaction."

        return perform(self, dialog, act)

    @expose("/<uuid:refund_id>/send", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_APPROVE)
    def send(self, refund_id: UUID) -> ResponseReturnValue:
        """Write down in which transaction it was sent."""
        refund = one(refund_id)
        network = network_name(refund.network or refund.pay_currency)
        dialog = Dialog(
            title=f"Send {coins(refund)}",
            text=f"Send it on {network} first, exactly this amount. The customer is mailed the "
            "transaction.",
            button="It is sent",
            back=self._back(refund),
            sensitive=True,
            template="console/refund_send.html",
            reason="From which wallet?",
            values={"refund": refund, "memo_name": extra_id_name(refund.network)},
        )

        def act(reason: str) -> str:
            tx_hash, seen = request.form.get("tx_hash", ""), request.form.get("address", "")
            sending.send(refund_id, tx_hash, current_actor(), reason=reason, address=seen)
            return "Written down; the customer is mailed."

        return perform(self, dialog, act)

    @expose("/<uuid:refund_id>/confirm", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_APPROVE)
    def confirm(self, refund_id: UUID) -> ResponseReturnValue:
        """It has arrived."""
        refund = one(refund_id)
        dialog = Dialog(
            title="It has arrived",
            text=f"The network shows {coins(refund)} at {refund.address}.",
            button="Confirm",
            back=self._back(refund),
            reason="What did you see?",
        )

        def act(reason: str) -> str:
            sending.confirm(refund_id, current_actor(), reason=reason)
            return "Confirmed."

        return perform(self, dialog, act)

    @expose("/<uuid:refund_id>/bounce", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_APPROVE)
    def bounce(self, refund_id: UUID) -> ResponseReturnValue:
        """It came back."""
        refund = one(refund_id)
        dialog = Dialog(
            title="It came back",
            text="The customer is asked for another address, and it is approved anew.",
            button="It came back",
            back=self._back(refund),
            tone="danger",
            sensitive=True,
            reason="What happened?",
        )

        def act(reason: str) -> str:
            sending.bounce(refund_id, current_actor(), reason=reason)
            return "The customer is asked for another address."

        return perform(self, dialog, act)

    @expose("/<uuid:refund_id>/cancel", methods=("GET", "POST"))
    @needs(Permission.REFUNDS_REQUEST)
    def cancel(self, refund_id: UUID) -> ResponseReturnValue:
        """Not sent after all."""
        refund = one(refund_id)
        dialog = Dialog(
            title=f"Call off the refund of {refund.amount}",
            text="Nothing is sent, and the customer is mailed so. Lines that were given up for it "
            "wait for a person again; what is owed stays owed.",
            button="Call it off",
            back=self._back(refund),
            tone="danger",
        )

        def act(reason: str) -> str:
            cancelling.cancel(refund_id, current_actor(), reason=reason)
            return "Called off."

        return perform(self, dialog, act)

    @expose("/<uuid:refund_id>/keep", methods=("GET", "POST"))
    @needs(Permission.PAYMENTS_OVERRIDE)
    def keep(self, refund_id: UUID) -> ResponseReturnValue:
        """The shop keeps what was owed."""
        refund = one(refund_id)
        if refund.purpose.value != "owed":
            raise invalid("purpose", "Only what came beside the price can be kept.")
        dialog = Dialog(
            title=f"Keep {refund.amount} by policy",
            text="The refund is called off and nothing of this payment is owed any more.",
            button="Keep it",
            back=self._back(refund),
            tone="danger",
            sensitive=True,
        )

        def act(reason: str) -> str:
            actor = current_actor()
            cancelling.keep(refund.order_id, refund.payment_id, actor, reason=reason)
            return "Kept."

        return perform(self, dialog, act)
