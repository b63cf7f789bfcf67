"""Fans what Redis says about orders out to the sockets that watch them."""

import asyncio
import contextlib
import json
import logging
from collections import defaultdict
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from bitloot.core.live import CHANNEL

log = logging.getLogger(__name__)

_FIRST_PAUSE = 0.1  # seconds until Redis is asked again; doubles up to the longest
_LONGEST_PAUSE = 2.0


class Hub:
    """Sockets by order. One pattern subscription serves all of them."""

    def __init__(self, redis_url: str) -> None:
        self._redis_url = redis_url
        self._watchers: dict[UUID, set[ServerConnection]] = defaultdict(set)

    def add(self, order_id: UUID, socket: ServerConnection) -> None:
        """Start telling it."""
        self._watchers[order_id].add(socket)

    def remove(self, order_id: UUID, socket: ServerConnection) -> None:
        """Stop telling it."""
        watchers = self._watchers.get(order_id)
        if watchers is not None:
            watchers.discard(socket)
            if not watchers:
                del self._watchers[order_id]

    @property
    def watched(self) -> int:
        """How many orders are being watched."""
        return len(self._watchers)

    async def listen(self) -> None:
        """Follow Redis for ever.

        When it goes away and comes back, everybody is told that they may have missed something.
        """
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._follow()
            except (RedisError, OSError) as error:
                log.warning("live updates lost Redis: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                pause = _FIRST_PAUSE

    async def _follow(self) -> None:
        async with Redis.from_url(self._redis_url) as redis, redis.pubsub() as subscription:
            await subscription.psubscribe(CHANNEL + "*")
            await self._tell_all({"type": "refresh"})
            async for message in subscription.listen():
                if message["type"] == "pmessage":
                    await self._dispatch(message["channel"], message["data"])

    async def _dispatch(self, channel: bytes, data: bytes) -> None:
        with contextlib.suppress(ValueError):
            order_id = UUID(channel.decode().removeprefix(CHANNEL))
            await self._send(self._watchers.get(order_id, set()), data.decode())

    async def _tell_all(self, message: dict[str, str]) -> None:
        everyone = {socket for sockets in self._watchers.values() for socket in sockets}
        await self._send(everyone, json.dumps(message))

    async def _send(self, sockets: set[ServerConnection], text: str) -> None:
        for socket in list(sockets):
            with contextlib.suppress(ConnectionClosed):
                await socket.send(text)
