"""Anchors: kept outside of the shop, against somebody who could rewrite everything in it."""

from collections.abc import Iterator

from sqlalchemy import select

from bitloot.core.chain.books import AUDIT, SHOP, TIMELINE
from bitloot.core.chain.models import ChainHead, ChainLink
from bitloot.core.db import db
from bitloot.orders.models import Order


def anchor() -> str:
    """The end of the audit log's chain: `length:hash`."""
    head = db.session.get(ChainHead, (AUDIT.name, SHOP))
    return f"{head.length}:{head.hash.hex()}" if head else "0:"


def is_held(text: str) -> bool:
    """Whether the chain still goes through an anchor."""
    position, _, wanted = text.strip().partition(":")
    if not position.isdecimal():
        return False
    if int(position) == 0:
        return not wanted
    link = db.session.get(ChainLink, (AUDIT.name, SHOP, int(position)))
    return link is not None and link.hash.hex() == wanted


def untold_orders() -> Iterator[str]:
    """Orders no chain tells of. Placing one writes to it, so their timeline was taken away."""
    told = select(ChainHead.chain_id).where(
        ChainHead.book == TIMELINE.name, ChainHead.chain_id == Order.id
    )
    yield from db.session.scalars(select(Order.number).where(~told.exists()).order_by(Order.id))
