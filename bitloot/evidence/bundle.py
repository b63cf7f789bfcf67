"""The bundle: a zip that is sent while it is written. Its manifest, signed, comes last."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from bitloot.core.audit import Actor, audit
from bitloot.core.chain.models import ChainHead
from bitloot.core.chain.verifying import snapshot
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.timeline import EntryKind, note
from bitloot.evidence import signing
from bitloot.evidence.parts import Part, parts
from bitloot.orders.models import Order

FORMAT: Final = "bitloot-evidence-v1"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
_READABLE = 0o644 << 16


class _Sink:
    """What the zip is written to; taken from as it fills."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Hold until it is taken."""
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def take(self) -> bytes:
        """All that was written since the last time."""
        taken = bytes(self._held)
        self._held.clear()
        return taken


def request(order_id: UUID, actor: Actor, reason: str) -> str:
    """Put on record that a bundle is made; its file name. Raises NotFoundError."""
    order = db.session.get(Order, order_id)
    if order is None:
        raise NotFoundError("There is no such order.")
    audit(actor, "evidence.make", ("order", order.id), reason=reason)
    note(
        EntryKind.STAFF,
        f"Evidence bundle made by {actor.label}: {reason}",
        subject=("order", order.id),
        trail_id=order.id,
        actor=actor.label,
    )
    return f"evidence-{order.number}.zip"


def stream(order_id: UUID, made_by: str) -> Iterator[bytes]:
    """The bundle in pieces, all of it from one moment. Begin it in a transaction of its own."""
    snapshot()
    sink, made_at = _Sink(), utcnow()
    number = db.session.scalars(select(Order.number).where(Order.id == order_id)).one()
    files: list[dict[str, object]] = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for part in parts(order_id):
            yield from _add(archive, sink, part, made_at, files)
        manifest = _manifest(order_id, number, made_at, made_by, files)
        archive.writestr(_info(MANIFEST, made_at), manifest)
        archive.writestr(_info(SIGNATURE, made_at), signing.sign(manifest))
        yield sink.take()
    yield sink.take()


def _add(
    archive: zipfile.ZipFile,
    sink: _Sink,
    part: Part,
    made_at: datetime,
    files: list[dict[str, object]],
) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    with archive.open(_info(part.name, made_at), "w") as entry:
        for line in part.lines:
            entry.write(line)
            digest.update(line)
            size += len(line)
            if taken := sink.take():
                yield taken
    files.append({"name": part.name, "size": size, "sha256": digest.hexdigest()})
    yield sink.take()


def _manifest(
    order_id: UUID, number: str, made_at: datetime, made_by: str, files: list[dict[str, object]]
) -> bytes:
    head = db.session.get(ChainHead, ("timeline", order_id))
    document = {
        "format": FORMAT,
        "order": number,
        "order_id": str(order_id),
        "made_at": made_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "made_by": made_by,
        "public_key": signing.public_key(),
        "timeline_chain": {"length": head.length, "hash": head.hash.hex()} if head else None,
        "files": files,
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def _info(name: str, made_at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _READABLE
    return info
