"""Mails to staff: about the shop itself, not about somebody's order."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bitloot.accounts.models import Role, User
from bitloot.accounts.permissions import Permission, may
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import NORMAL
from bitloot.emails.kinds import Kind
from bitloot.emails.models import Email, EmailState
from bitloot.emails.ordering import SEND
from config.settings import Settings

_MOST_RECIPIENTS = 50


def tell(kind: Kind, permission: Permission, context: Mapping[str, str], *, edition: str) -> None:
    """Mail everybody who has the permission, once per kind and edition."""
    roles = [role for role in Role if may(role, permission)]
    query = select(User).where(User.suspended_at.is_(None), User.role.in_(roles))
    for person in db.session.scalars(query.order_by(User.created_at).limit(_MOST_RECIPIENTS)):
        statement = (
            insert(Email)
            .values(
                id=new_id(),
                kind=kind.name,
                key=f"{kind.name}:{edition}:{person.id}",
                recipient=person.email,
                state=EmailState.QUEUED,
                context=dict(context),
            )
            .on_conflict_do_nothing()
            .returning(Email.id)
        )
        email_id = db.session.scalar(statement)
        if email_id is not None:
            enqueue(SEND, {"email_id": str(email_id)}, key=str(email_id), priority=NORMAL)


def staff_context(email: Email, settings: Settings) -> dict[str, object]:
    """What its template may say."""
    return {
        "shop": settings.shop_name,
        "shop_url": settings.public_url,
        "stock_url": f"{settings.public_url}/admin/stock/{email.context['product_id']}",
        **email.context,
    }
