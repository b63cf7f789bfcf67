"""Opens deliveries as only a test may: with the master keys at hand."""

from uuid import UUID

from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, unseal
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.fulfillment.models import Delivery
from bitloot.fulfillment.shipping import of_item
from bitloot.providers.objects import get_objects


def envelope(delivery: Delivery) -> Envelope:
    """The row and its object, put together again."""
    ciphertext = get_objects().get(delivery.object_key)
    assert ciphertext is not None
    wrapped = WrappedKey(delivery.key_id, delivery.wrapped_key)
    return Envelope(ciphertext, delivery.iv, delivery.aad, wrapped, delivery.digest)


def opened(item_id: UUID) -> list[bytes]:
    """The keys of a line, in the clear."""
    return [unseal(get_key_ring(), envelope(each)) for each in of_item(item_id)]
