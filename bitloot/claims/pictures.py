"""Screenshots: what they are is read from their first bytes, and they are sealed like keys."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy import func, select

from bitloot.claims.goods import of_order
from bitloot.claims.models import Claim, ClaimPicture
from bitloot.claims.states import LIVE
from bitloot.core.broken import Broken, BrokenError
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.envelope import Envelope, seal, unseal
from bitloot.core.crypto.keyring import SealBrokenError, WrappedKey
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError, invalid
from bitloot.core.ids import new_id
from bitloot.providers.objects import get_objects

LARGEST = 5 * 1024 * 1024
MOST = 4
SUBJECT = "claim_picture"
_ASK_AGAIN = "Find out who changed it, then ask the customer for it again."
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


def binding(claim_id: UUID, picture_id: UUID) -> bytes:
    """What a screenshot is bound to."""
    return f"bitloot-claim-v1|{claim_id}|{picture_id}".encode()


def prepare(claim_id: UUID, content: bytes) -> tuple[ClaimPicture, bytes]:
    """The row and the sealed object; nothing is stored yet. Raises InvalidError."""
    kind, picture_id = kind_of(content), new_id()
    sealed = seal(get_key_ring(), content, binding(claim_id, picture_id), bound=True)
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
    """In the clear, for staff. Raises BrokenError (see `core.edge.guarded`), or the store's."""
    sealed = get_objects().get(picture.object_key)
    try:
        return unseal(get_key_ring(), _envelope(picture, sealed))
    except SealBrokenError as error:
        order_id = db.session.get_one(Claim, picture.claim_id).order_id
        broken = Broken((SUBJECT, picture.id), order_id, str(error), _ASK_AGAIN)
        raise BrokenError([broken]) from None


def _envelope(picture: ClaimPicture, sealed: bytes | None) -> Envelope:
    """An envelope that was moved as a whole would open: its binding is compared with its row's."""
    if sealed is None:
        raise SealBrokenError("the sealed object is gone")
    if picture.aad != binding(picture.claim_id, picture.id):
        raise SealBrokenError("the binding is another's")
    wrapped = WrappedKey(picture.key_id, picture.wrapped_key)
    return Envelope(sealed, picture.iv, picture.aad, wrapped, picture.digest)


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


def attempts(key_id: str, most: int) -> Iterator[tuple[UUID, Callable[[], None]]]:
    """Up to `most` of those under a master key, at random, each with the call that tries it."""
    query = select(ClaimPicture).where(ClaimPicture.key_id == key_id)
    for picture in db.session.scalars(query.order_by(func.random()).limit(most)).all():
        yield picture.id, partial(_prove, picture)


def _prove(picture: ClaimPicture) -> None:
    """Open it and show nothing. Raises SealBrokenError, or the store's errors."""
    unseal(get_key_ring(), _envelope(picture, get_objects().get(picture.object_key)))
