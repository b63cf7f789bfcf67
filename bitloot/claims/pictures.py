"""Screenshots: what they are is read from their first bytes, and they are sealed like keys."""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from bitloot.claims.goods import of_order
from bitloot.claims.models import Claim, ClaimPicture
from bitloot.claims.states import LIVE
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, seal, unseal
from bitloot.core.crypto.keyring import WrappedKey
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.ids import new_id
from bitloot.providers.objects import get_objects

LARGEST = 5 * 1024 * 1024
MOST = 4
_AT_ONCE = 200
_RIFF, _WEBP, _MARK = b"RIFF", b"WEBP", slice(8, 12)
_STARTS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def kind_of(content: bytes) -> str:
    """Its media type. Raises InvalidError naming `picture` for anything but PNG, JPEG and WebP."""
    if not content or len(content) > LARGEST:
        raise invalid("picture", f"At most {LARGEST // 1024 // 1024} MB.")
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    if content.startswith(_RIFF) and content[_MARK] == _WEBP:
        return "image/webp"
    raise invalid("picture", "Only PNG, JPEG and WebP pictures.")


def prepare(claim_id: UUID, content: bytes) -> tuple[ClaimPicture, bytes]:
    """The row and the sealed object; nothing is stored yet. Raises InvalidError."""
    kind, picture_id = kind_of(content), new_id()
    aad = f"bitloot-claim-v1|{claim_id}|{picture_id}".encode()
    sealed = seal(get_key_ring(), content, aad, bound=True)
    picture = ClaimPicture(
        id=picture_id,
        claim_id=claim_id,
        object_key=f"claims/{uuid4().hex}",
        content_type=kind,
        size=len(content),
        iv=sealed.iv,
        aad=sealed.aad,
        digest=sealed.digest,
        key_id=sealed.wrapped_key.key_id,
        wrapped_key=sealed.wrapped_key.wrapped,
    )
    return picture, sealed.ciphertext


def check(order_id: UUID, claim_id: UUID) -> Claim:
    """Whether one more may be added; locks the order. Raises NotFoundError or ConflictError."""
    claim = of_order(order_id, claim_id)
    if claim.status not in LIVE:
        raise ConflictError(f"This claim is {claim.status.value}.", code="claim-over")
    count = select(func.count()).where(ClaimPicture.claim_id == claim_id)
    if (db.session.scalar(count) or 0) >= MOST:
        raise ConflictError(f"At most {MOST} pictures.", code="too-many")
    return claim


def attach(order_id: UUID, picture: ClaimPicture) -> None:
    """Write the row, after its object was stored. Raises as `check`."""
    check(order_id, picture.claim_id)
    db.session.add(picture)
    db.session.flush()


def one(claim_id: UUID, picture_id: UUID) -> ClaimPicture:
    """Raises NotFoundError."""
    picture = db.session.get(ClaimPicture, picture_id)
    if picture is None or picture.claim_id != claim_id:
        raise NotFoundError("There is no such picture.")
    return picture


def opened(picture: ClaimPicture) -> bytes:
    """In the clear, for staff. Raises SealBrokenError or the store's errors."""
    wrapped = WrappedKey(picture.key_id, picture.wrapped_key)
    ciphertext = get_objects().get(picture.object_key)
    if ciphertext is None:
        raise NotFoundError("This picture is not in the store any more.")
    envelope = Envelope(ciphertext, picture.iv, picture.aad, wrapped, picture.digest)
    return unseal(get_key_ring(), envelope)


def rewrap() -> int:
    """Wrap up to 200 of their data keys under the newest master key; 0 when none is left."""
    keys = get_key_ring()
    query = select(ClaimPicture).where(ClaimPicture.key_id != keys.newest)
    rows = db.session.scalars(query.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for row in rows:
        plain = keys.unwrap(WrappedKey(row.key_id, row.wrapped_key), row.context)
        fresh = keys.wrap(plain, row.context)
        row.key_id, row.wrapped_key = fresh.key_id, fresh.wrapped
    return len(rows)
