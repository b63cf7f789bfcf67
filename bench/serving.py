"""The shop, bare Flask and nginx as they are served, each a process of its own on this machine."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from support.waiting import until

from config.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
_SECRETS = ("secret_key", "jwt_secret_key", "master_keys")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def environment(settings: Settings, more: Mapping[str, str]) -> dict[str, str]:
    secrets = {name.upper(): getattr(settings, name).get_secret_value() for name in _SECRETS}
    return {
        **os.environ,
        **secrets,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "BITLOOT_MODE": "test",
        "PYTHONPATH": f"{PROJECT}:{PROJECT / 'bench'}",
        **more,
    }


@contextmanager
def gunicorn(app: str, settings: Settings, log: Path, **more: str) -> Iterator[int]:
    """Serve `app` with the shop's own gunicorn configuration; its port."""
    port = free_port()
    command = (sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", app)
    given = environment(settings, {"PORT": str(port), **more})
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=PROJECT, env=given, stdout=output, stderr=output)
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait(port: int) -> None:
    """Until somebody listens."""

    def listens() -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
        return False

    until(listens, seconds=120)


@contextmanager
def nginx(folder: Path, web: int, bodies: Path) -> Iterator[int]:
    """The shipped configuration with our ports and paths, and the bodies as files beside it."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    port = free_port()
    folder.mkdir()
    _certificate(folder)
    shipped = (PROJECT / "config/nginx.conf").read_text()
    (folder / "nginx.conf").write_text(_adapted(shipped, folder, port, web, bodies))
    command = (program, "-c", str(folder / "nginx.conf"), "-p", str(folder), "-g", "daemon off;")
    with (folder / "out").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()
            process.wait()


def _adapted(shipped: str, folder: Path, port: int, web: int, bodies: Path) -> str:
    changes = (
        (r"server web:8000;", f"server 127.0.0.1:{web};"),
        (r"server realtime:8001;", "server 127.0.0.1:1;"),
        (r"listen 80 default_server;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        (r"/etc/nginx/tls/", f"{folder}/"),
        (r"pid /tmp/nginx.pid;", f"pid {folder}/pid;"),
        (r"(proxy_cache_path) /tmp/", rf"\1 {folder}/"),
        (
            r"location @too_many \{",
            f"location /bytes/ {{ alias {bodies}/; default_type application/json; }} \\g<0>",
        ),
    )
    for pattern, replacement in changes:
        shipped, count = re.subn(pattern, replacement, shipped)
        assert count, pattern
    return shipped


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
