"""Hash chains over the audit log and the timelines: what was written stays as it was, or shows.

A row is covered by a link: HMAC-SHA256 over the link before it and the row's content. One chain for
each order's timeline, one for the audit log. Links are written in the transaction of their rows.
"""

from bitloot.core.chain.models import ChainHead, ChainLink

__all__ = ["ChainHead", "ChainLink"]
