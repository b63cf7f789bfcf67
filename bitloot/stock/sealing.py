"""Own keys are sealed the moment they enter, bound to their product and row."""

from uuid import UUID

from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, seal, unseal
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.stock.models import StockItem


def binding(product_id: UUID, item_id: UUID) -> bytes:
    """What a sealed key is bound to: moved to another row or product it does not open."""
    return f"bitloot-stock-v1|{product_id}|{item_id}".encode()


def seal_value(product_id: UUID, item_id: UUID, value: bytes) -> Envelope:
    """Seal one key under a fresh data key."""
    return seal(get_key_ring(), value, binding(product_id, item_id))


def open_item(item: StockItem) -> bytes:
    """The key in the clear, for the moment it is sealed anew. Raises SealBrokenError."""
    envelope = Envelope(
        item.ciphertext,
        item.iv,
        binding(item.product_id, item.id),
        WrappedKey(item.key_id, item.wrapped_key),
    )
    return unseal(get_key_ring(), envelope)
