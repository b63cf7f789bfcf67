"""The page of one order, and what may be done with it."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.attention_acts import acts_for
from admin_console.base import ConsoleView, needs
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.money import Money
from bitloot.fulfillment.retrying import RetryReport, retry
from bitloot.insights.profit import profit_of_orders
from bitloot.invoices.answering import answer
from bitloot.invoices.making import make_invoice
from bitloot.orders.states import OrderStatus
from bitloot.payments.showing import shown_for
from bitloot.recorder.reading import Story, story
from bitloot.recorder.replaying import replay
from bitloot.refunds.beside import money_back
from bitloot.storefront.page import story_of
from bitloot.storefront.sentences import say

RETRIED = frozenset(
    {OrderStatus.PAID, OrderStatus.FAILED, OrderStatus.WAITING, OrderStatus.CONFIRMING}
)
"""States in which asking again can bring an order on."""
REFUNDED_FROM = frozenset({OrderStatus.PAID, OrderStatus.FULFILLED})
"""States in which there is a price to send back."""
_RETRY_TEXT = (
    "Every line is looked at. What is on hold is released, a purchase whose answer is unknown is "
    "looked up before anything is bought again, and waiting key fetches are run now."
)
_ASK_TEXT = "The order is not paid. The payment provider is asked about its payments again."


class OrderActs(ConsoleView):
    """Routes of a single order, mixed into the list's view."""

    @expose("/<uuid:order_id>")
    def order(self, order_id: UUID) -> ResponseReturnValue:
        """Everything on one page."""
        return self._order_page("console/order.html", story(order_id))

    @expose("/<uuid:order_id>/live")
    def live(self, order_id: UUID) -> ResponseReturnValue:
        """The part that changes, fetched again while the order is on its way."""
        return self._order_page("console/order_live.html", story(order_id))

    @expose("/<uuid:order_id>/invoice.pdf")
    def invoice(self, order_id: UUID) -> ResponseReturnValue:
        """The invoice as its buyer gets it."""
        return answer(make_invoice(story(order_id).order))

    def _order_page(self, template: str, told: Story) -> ResponseReturnValue:
        order = told.order
        back = money_back(order)
        return self.page(
            template,
            story=told,
            order=order,
            sentence=say(story_of(order, shown_for(order.id), back)).text,
            owed=back.owed if back.owed > Money.zero() else None,
            can_refund=order.status in REFUNDED_FROM or back.owed > Money.zero(),
            can_retry=order.status in RETRIED,
            replayed=replay(told),
            acts_for=acts_for,
            earned=profit_of_orders([order.id]).get(order.id),
        )

    @expose("/<uuid:order_id>/retry", methods=("GET", "POST"))
    @needs(Permission.FULFILLMENT_RETRY)
    def retry(self, order_id: UUID) -> ResponseReturnValue:
        """Say what was found, and set going what can go."""
        order = story(order_id).order
        paid = order.status is OrderStatus.PAID
        dialog = Dialog(
            title=f"Retry fulfillment of {order.number}",
            text=_RETRY_TEXT if paid else _ASK_TEXT,
            button="Retry fulfillment" if paid else "Ask again",
            back=url_for(".order", order_id=order_id),
            template="console/retry.html",
            values={"order": order},
        )
        return perform(
            self, dialog, lambda reason: _report(retry(order_id, current_actor(), reason))
        )


def _report(report: RetryReport) -> str:
    lines = [f"{line.title}: {line.found} \N{EM DASH} {line.action}." for line in report.lines]
    return " ".join([report.action, *lines])
