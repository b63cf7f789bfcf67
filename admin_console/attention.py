"""What needs a person: one list, one right button each."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.attention_acts import acts_for, chosen
from admin_console.base import ConsoleView, needs
from admin_console.listing import Filter, by_key, given
from bitloot.accounts.gate import current_actor, current_user, require
from bitloot.accounts.permissions import Permission
from bitloot.core.attention import AttentionItem, AttentionState, open_count
from bitloot.orders.attention import load

FILTERS = (
    Filter("state", "State", (("resolved", "resolved"),), unset="open"),
    Filter("reason", "Reason", hint="Reason, e.g. price moved"),
)


class AttentionView(ConsoleView):
    """Open items, or what became of earlier ones."""

    permission = Permission.ATTENTION_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first; open ones unless another state is asked for."""
        asked = given(FILTERS)
        state = asked.one_of("state", AttentionState) or AttentionState.OPEN
        query = select(AttentionItem).where(AttentionItem.state == state)
        if reason := asked.text("reason"):
            query = query.where(AttentionItem.reason == reason.lower().replace(" ", "_"))
        listing = by_key(query, AttentionItem.id, UUID, FILTERS, asked)
        return self.page("console/attention.html", listing=listing, acts_for=acts_for, state=state)

    @expose("/number")
    def number(self) -> ResponseReturnValue:
        """The number beside *Attention*, asked for by every page every few seconds."""
        return self.page("console/number.html", count=open_count())

    @expose("/<uuid:item_id>/resolve", methods=("GET", "POST"))
    @needs(Permission.ATTENTION_RESOLVE)
    def resolve(self, item_id: UUID) -> ResponseReturnValue:
        """Do what the item calls for, or close it with what was done elsewhere."""
        item = load(item_id)
        act = chosen(item, request.args.get("act"))
        require(current_user(), act.permission)
        if act.where is not None:
            return redirect(act.where(item), 303)
        dialog = Dialog(
            title=act.label,
            text=f"{item.summary} {act.explanation}",
            button=act.label,
            back=url_for(".index"),
            reason=act.reason,
            sensitive=act.sensitive,
        )
        return perform(self, dialog, lambda reason: act.run(item, current_actor(), reason))
