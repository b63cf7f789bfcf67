"""Becomes a child that dies with its parent: `python launch.py PARENT SIGNAL IDENTITY COMMAND…`.

Runs as a script of its own (no package imports) between the supervisor and the real program,
so that nothing has to happen between fork and exec in a process that has threads.

PARENT is the pid that must still be our parent, SIGNAL what the kernel sends us when it dies.
IDENTITY is `same`, `namespace:UID` or `account:UID:GID`; the last two exist because PostgreSQL
refuses to run as root. In a namespace the program sees UID while files stay root's own: no
account is made and no folder opened to others. An account is the way where namespaces are barred.
"""

import ctypes
import os
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000
LOST_PARENT = 125


def main(parent: str, death_signal: str, identity: str, *command: str) -> None:
    """Take on the identity, bind our life to the parent's, and become the command."""
    libc = ctypes.CDLL(None, use_errno=True)
    kind, _, numbers = identity.partition(":")
    if kind == "namespace":
        enter_namespace(libc, int(numbers))
    elif kind == "account":
        become_account(*(int(number) for number in numbers.split(":")))
    # After the change of identity: changing credentials clears the setting.
    checked(libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0))
    if os.getppid() != int(parent):
        sys.exit(LOST_PARENT)
    os.execv(command[0], command)  # noqa: S606 - replacing this process is its purpose


def enter_namespace(libc: ctypes.CDLL, uid: int) -> None:
    """Map our own user to `uid` in a user namespace of our own."""
    user, group = os.geteuid(), os.getegid()
    checked(libc.unshare(CLONE_NEWUSER))
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "uid_map").write_text(f"{uid} {user} 1")
    (own / "gid_map").write_text(f"{uid} {group} 1")


def become_account(uid: int, gid: int) -> None:
    """Give up root for good."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def checked(result: int) -> None:
    """Raise OSError for a failed C call."""
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


if __name__ == "__main__":
    main(*sys.argv[1:])
