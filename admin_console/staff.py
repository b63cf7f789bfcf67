"""Staff and what they may do: for owners."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from bitloot.accounts import staff as service
from bitloot.accounts.gate import current_actor
from bitloot.accounts.models import Role
from bitloot.accounts.permissions import ROLE_PERMISSIONS, Permission
from bitloot.core.errors import invalid

ROLES = [role for role in Role if role is not Role.CUSTOMER]


class StaffView(ConsoleView):
    """Everybody who can sign in here. New ones are made with `bitloot staff create`."""

    permission = Permission.STAFF_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """People, and the table of roles."""
        return self.page(
            "console/staff.html",
            people=service.everyone(),
            roles=ROLES,
            permissions=list(Permission),
            granted=ROLE_PERMISSIONS,
        )

    @expose("/<uuid:user_id>/role", methods=("GET", "POST"))
    @needs(Permission.STAFF_EDIT)
    def role(self, user_id: UUID) -> ResponseReturnValue:
        """Give another role."""
        user = service.get(user_id)

        def act(reason: str) -> str:
            chosen = _role(request.form.get("role", ""))
            service.set_role(user, chosen, current_actor(), reason=reason)
            return f"{user.email} is {chosen} now, and has to sign in again."

        dialog = Dialog(
            title=f"Role of {user.email}",
            text="Open sessions and tokens of this person end at once.",
            button="Change the role",
            back=url_for(".index"),
            sensitive=True,
            template="console/role.html",
            values={"user": user, "roles": ROLES},
        )
        return perform(self, dialog, act)

    @expose("/<uuid:user_id>/suspend", methods=("GET", "POST"))
    @needs(Permission.STAFF_EDIT)
    def suspend(self, user_id: UUID) -> ResponseReturnValue:
        """Close an account, or open it again."""
        user = service.get(user_id)
        closed = user.suspended_at is not None

        def act(reason: str) -> str:
            change = service.restore if closed else service.suspend
            change(user, current_actor(), reason=reason)
            return f"{user.email} {'can sign in again' if closed else 'is suspended'}."

        dialog = Dialog(
            title=f"{'Restore' if closed else 'Suspend'} {user.email}",
            text="The person can sign in again."
            if closed
            else "Open sessions and tokens end at once; nobody can sign in with this account.",
            button="Restore" if closed else "Suspend",
            back=url_for(".index"),
            tone="primary" if closed else "danger",
            sensitive=True,
        )
        return perform(self, dialog, act)


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        raise invalid("role", "Choose a role.") from None
