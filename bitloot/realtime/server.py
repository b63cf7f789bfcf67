"""`bitloot realtime`: one small asyncio process holds every socket, so none costs a thread.

Protocol at `/ws/orders/{id}`: the client sends `{"type": "auth", "token": …}` first (no token in a
URL); the server answers `{"type": "order", "order_id", "status"}` at once and on each change.
Close codes: 4400 not understood, 4401 not allowed, 4408 no auth in time, 4404 no such path.
"""

import asyncio
import json
import logging
import re
import signal
from uuid import UUID

import uvloop
from sqlalchemy.exc import SQLAlchemyError
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import UnauthorizedError
from bitloot.realtime.hub import Hub
from bitloot.realtime.watching import Watched, open_order
from config.settings import Settings

log = logging.getLogger(__name__)

_PATH = re.compile(r"/ws/orders/([0-9a-f-]{36})")
_AUTH_SECONDS = 10
_LARGEST_MESSAGE = 4096
_PING_SECONDS = 25
_NOT_UNDERSTOOD, _NOT_ALLOWED, _NO_PATH, _TOO_SLOW, _TRY_AGAIN = 4400, 4401, 4404, 4408, 1013


class LiveServer:
    """Accepts sockets, checks their token, hands them to the hub."""

    def __init__(self, app: ShopFlask, hub: Hub) -> None:
        self._app = app
        self._hub = hub

    async def handle(self, socket: ServerConnection) -> None:
        """One socket, from its first message to its end."""
        path = socket.request.path if socket.request else ""
        found = _PATH.fullmatch(path.partition("?")[0])
        if found is None:
            await socket.close(_NO_PATH, "no such path")
            return
        try:
            watched = await self._authenticate(socket, UUID(found.group(1)))
        except TimeoutError:
            await socket.close(_TOO_SLOW, "no auth message")
        except (UnauthorizedError, KeyError, ValueError, TypeError) as error:
            refused = isinstance(error, UnauthorizedError)
            code = _NOT_ALLOWED if refused else _NOT_UNDERSTOOD
            await socket.close(code, "not allowed" if refused else "not understood")
        except SQLAlchemyError:
            await socket.close(_TRY_AGAIN, "try again")
        except ConnectionClosed:
            return
        else:
            await self._watch(socket, watched)

    async def _authenticate(self, socket: ServerConnection, order_id: UUID) -> Watched:
        first = await asyncio.wait_for(socket.recv(), _AUTH_SECONDS)
        message = json.loads(first)
        if message["type"] != "auth" or not isinstance(message["token"], str):
            raise ValueError("not an auth message")
        await asyncio.to_thread(self._open, order_id, message["token"])
        self._hub.add(order_id, socket)
        try:
            # Read again now that changes reach this socket: one in between is not missed.
            return await asyncio.to_thread(self._open, order_id, message["token"])
        except BaseException:
            self._hub.remove(order_id, socket)
            raise

    def _open(self, order_id: UUID, token: str) -> Watched:
        with self._app.app_context():
            try:
                return open_order(order_id, token)
            finally:
                db.session.rollback()

    async def _watch(self, socket: ServerConnection, watched: Watched) -> None:
        status = {"type": "order", "order_id": str(watched.order_id), "status": watched.status}
        try:
            await socket.send(json.dumps(status))
            async for _ in socket:
                pass  # clients have nothing more to say; reading keeps pings and the end visible
        except ConnectionClosed:
            pass
        finally:
            self._hub.remove(watched.order_id, socket)


async def run(app: ShopFlask, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    hub = Hub(settings.redis_url)
    live = LiveServer(app, hub)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    listening = asyncio.create_task(hub.listen())
    async with serve(
        live.handle,
        settings.realtime_host,
        settings.realtime_port,
        compression=None,
        max_size=_LARGEST_MESSAGE,
        ping_interval=_PING_SECONDS,
    ):
        log.info("live updates at port %d", settings.realtime_port)
        await stopped.wait()
    listening.cancel()


def serve_forever(app: ShopFlask, settings: Settings) -> None:
    """Entry of the command."""
    uvloop.run(run(app, settings))
