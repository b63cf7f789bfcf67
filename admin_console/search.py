"""`/` or Ctrl-K: paste anything, land on the order."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.base import ConsoleView
from bitloot.accounts.permissions import Permission
from bitloot.insights.finding import find_orders


class SearchView(ConsoleView):
    """No page of its own in the menu."""

    permission = Permission.ORDERS_VIEW

    def is_visible(self) -> bool:
        """Only reached by typing."""
        return False

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Straight to the order when there is one; the list when there are more, or none."""
        pasted = request.args.get("q", "").strip()
        found = find_orders(pasted)
        if len(found) == 1:
            return redirect(url_for("console_orders.order", order_id=found[0].order.id))
        return redirect(url_for("console_orders.index", q=pasted))

    @expose("/suggest")
    def suggest(self) -> ResponseReturnValue:
        """What fits so far."""
        pasted = request.args.get("q", "").strip()
        return self.page("console/hits.html", pasted=pasted, found=find_orders(pasted))
