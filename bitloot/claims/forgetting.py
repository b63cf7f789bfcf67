"""Screenshots of a customer who was made anonymous: the data keys go, the objects are noise."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select

from bitloot.claims.models import Claim, ClaimPicture
from bitloot.core.db import db


def forget_pictures(order_ids: Collection[UUID]) -> None:
    """Delete the rows of every picture of these orders' claims, and with them what opens them."""
    claims = select(Claim.id).where(Claim.order_id.in_(order_ids))
    db.session.execute(delete(ClaimPicture).where(ClaimPicture.claim_id.in_(claims)))
