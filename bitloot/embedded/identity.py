"""Whom a server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from pathlib import Path

from bitloot.embedded.child import launched
from bitloot.embedded.errors import EmbeddedError

ROOT = 0
ACCOUNT = "nobody"


def server_identity(program: str) -> str:
    """How `launch.py` must start `program` (which understands --version) so that it is not root.

    Raises EmbeddedError where neither a user namespace nor another account can run it.
    """
    if os.geteuid() != ROOT:
        return "same"
    account = pwd.getpwnam(ACCOUNT)
    seen_as = next(entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid != ROOT)
    candidates = (f"namespace:{seen_as}", f"account:{account.pw_uid}:{account.pw_gid}")
    for identity in candidates:
        tried = subprocess.run(  # noqa: S603 - our own command
            launched((program, "--version"), identity), capture_output=True, check=False
        )
        if tried.returncode == 0:
            return identity
    raise EmbeddedError(
        "PostgreSQL does not run as root, and here it can neither run in a user namespace nor "
        f"as the account {ACCOUNT!r}, who cannot reach {program}. Run as an ordinary user, or "
        "set DATABASE_URL to a server of your own."
    )


def claim(path: Path, identity: str) -> None:
    """Give `path` and all below it to whom the server runs as, if it is somebody else's."""
    if os.geteuid() != ROOT:
        return
    kind, _, numbers = identity.partition(":")
    uid, gid = map(int, numbers.split(":")) if kind == "account" else (ROOT, ROOT)
    if path.stat().st_uid == uid:
        return
    os.chown(path, uid, gid)
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            os.chown(Path(folder) / name, uid, gid, follow_symlinks=False)
