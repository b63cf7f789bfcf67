"""Claims of a customer who was made anonymous: what they showed and what was written goes."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select, update

from bitloot.claims.models import Claim, ClaimPicture
from bitloot.core.db import db


def forget_claims(order_ids: Collection[UUID]) -> None:
    """Erase the words of these orders' claims, and the rows of their pictures.

    With a picture's row goes what opens it; the object that stays is noise. Neither table is
    chained: what was decided, when and by whom stays as it was.
    """
    claims = select(Claim.id).where(Claim.order_id.in_(order_ids))
    db.session.execute(delete(ClaimPicture).where(ClaimPicture.claim_id.in_(claims)))
    db.session.execute(
        update(Claim).where(Claim.order_id.in_(order_ids)).values(text="", answer=None)
    )
