"""A bundle as an answer: streamed, never stored."""

from uuid import UUID

from flask import Response, stream_with_context

from bitloot.core.audit import Actor
from bitloot.evidence.bundle import request, stream

ZIP = "application/zip"


def answer(order_id: UUID, actor: Actor, reason: str) -> Response:
    """As a download; that it was asked for is on record before the first byte leaves."""
    name = request(order_id, actor, reason)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    pieces = stream_with_context(stream(order_id, actor.label))
    return Response(pieces, content_type=ZIP, headers=headers)
