"""Is it serving yet? One question per kind of server, each answered at once."""

import http.client
import socket
from collections.abc import Callable

import psycopg2
import redis

from bitloot.embedded.ports import HOST

TIMEOUT = 2.0
OK = 200


def postgres_answers(url: str) -> Callable[[], bool]:
    """SELECT 1 succeeds."""

    def probe() -> bool:
        try:
            connection = psycopg2.connect(url, connect_timeout=int(TIMEOUT))
        except psycopg2.OperationalError:
            return False
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except psycopg2.Error:
            return False
        finally:
            connection.close()
        return True

    return probe


def valkey_answers(url: str) -> Callable[[], bool]:
    """PING succeeds."""

    def probe() -> bool:
        try:
            with redis.Redis.from_url(url, socket_timeout=TIMEOUT) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    return probe


def ports_accept(*ports: int) -> Callable[[], bool]:
    """Every one of these loopback ports accepts a connection."""

    def probe() -> bool:
        try:
            for port in ports:
                socket.create_connection((HOST, port), TIMEOUT).close()
        except OSError:
            return False
        return True

    return probe


def http_answers(port: int, path: str) -> Callable[[], bool]:
    """GET answers 200."""

    def probe() -> bool:
        connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return probe
