"""`bitloot staff`: the only way to make the first owner."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask.cli import with_appcontext

from bitloot.accounts import staff as service
from bitloot.accounts.models import Role
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import transaction
from bitloot.core.errors import ProblemError

_ROLES = [role.value for role in Role if role is not Role.CUSTOMER]


@contextmanager
def _acting() -> Iterator[None]:
    """One transaction; what is refused is one line, not a traceback."""
    try:
        with transaction():
            yield
    except ProblemError as refused:
        raise click.ClickException(refused.detail) from None


@click.group()
def staff() -> None:
    """Members of staff and their access tokens."""


@staff.command()
@click.argument("email")
@click.option("--role", type=click.Choice(_ROLES), required=True)
@click.option("--name", default="", help="Shown in the console.")
@click.option("--password-stdin", is_flag=True, help="Read the password instead of making one.")
@with_appcontext
def create(email: str, role: str, name: str, password_stdin: bool) -> None:  # noqa: FBT001 (click passes flags so)
    """Create a member of staff; password and second factor are printed once."""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else None
    with _acting():
        made = service.create(email, Role(role), COMMAND_LINE, name=name, password=password)
        lines = [f"e-mail    {made.user.email}", f"role      {made.user.role}"]
    if not password_stdin:
        lines.append(f"password  {made.password}")
    lines += [f"TOTP      {made.totp_secret}", f"          {made.totp_uri}"]
    click.echo("\n".join(lines))
    click.echo("Keep these now: they are not shown again.", err=True)


@staff.command()
@click.argument("email")
@with_appcontext
def token(email: str) -> None:
    """Print an access token that is valid for 15 minutes."""
    with _acting():
        access = service.issue_token(service.find(email), COMMAND_LINE)
    click.echo(access)


@staff.command("list")
@with_appcontext
def list_staff() -> None:
    """Everybody, with role and last sign-in."""
    with _acting():
        for user in service.everyone():
            last = f"{user.last_login_at:%Y-%m-%d %H:%M}" if user.last_login_at else "never"
            state = "suspended" if user.suspended_at else "active"
            click.echo(f"{user.email:40} {user.role.value:10} {state:10} {last}")


@staff.command("reset-password")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password instead of making one.")
@with_appcontext
def reset_password(email: str, password_stdin: bool) -> None:  # noqa: FBT001 (click passes flags so)
    """Give a new password; the old one and all sessions end."""
    given = sys.stdin.readline().rstrip("\n") if password_stdin else None
    with _acting():
        user = service.find(email)
        reason = "reset by the command line"
        made = service.reset_password(user, COMMAND_LINE, reason=reason, password=given)
    if not password_stdin:
        click.echo(f"password  {made}")


@staff.command("reset-totp")
@click.argument("email")
@with_appcontext
def reset_totp(email: str) -> None:
    """Give a new second factor; the old one and all sessions end."""
    with _acting():
        user = service.find(email)
        secret, uri = service.reset_totp(user, COMMAND_LINE, reason="reset by the command line")
    click.echo(f"TOTP      {secret}\n          {uri}")
