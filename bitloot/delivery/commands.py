"""`bitloot keys`: the ring of master keys."""

import click
from flask.cli import with_appcontext

from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.keyring import SealBrokenError
from bitloot.core.db import transaction
from bitloot.delivery.rotation import KeyUse, rewrap_some, ring


@click.group("keys")
def keys() -> None:
    """Master keys; their values are never shown."""


@keys.command("ring")
@with_appcontext
def ring_command() -> None:
    """List the ring, newest first, and how many data keys hang on each master key."""
    for use in ring():
        click.echo(f"{use.key_id}  {_state(use)}")
    click.echo(f"\nFingerprints are keyed by {get_key_ring().ids[-1]}: it must stay on the ring.")


def _state(use: KeyUse) -> str:
    if not use.on_ring:
        return f"MISSING FROM THE RING, needed by {use.total} data keys"
    role = "newest" if use.newest else "old"
    return (
        f"{role}: {use.deliveries} deliveries, {use.stock_items} stock items, "
        f"{use.second_factors} second factors"
    )


@keys.command("rotate")
@with_appcontext
def rotate_command() -> None:
    """Wrap every data key under the newest master key; may be stopped and started again."""
    total = 0
    try:
        while count := _round():
            total += count
            click.echo(f"{total} rewrapped", nl=True)
    except SealBrokenError as broken:
        raise click.ClickException(f"{broken}; {total} were rewrapped before.") from None
    with transaction():
        newest = get_key_ring().newest
        audit(COMMAND_LINE, "keys.rotate", ("key_ring", newest), after={"rewrapped": total})
    click.echo(f"All data keys are under {newest}.")


def _round() -> int:
    with transaction():
        return rewrap_some()
