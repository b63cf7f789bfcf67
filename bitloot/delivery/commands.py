"""`bitloot keys`: the ring of master keys, and what hangs on it."""

from collections import Counter
from contextlib import AbstractContextManager
from uuid import UUID

import click
from flask.cli import with_appcontext
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import select

from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.config import get_key_ring
from bitloot.core.crypto.master import SealBrokenError
from bitloot.core.db import db, transaction
from bitloot.core.errors import ProblemError
from bitloot.core.progress import progress_bar
from bitloot.delivery.forgetting import forget
from bitloot.delivery.rotation import KeyUse, left, rewrap_some, ring
from bitloot.delivery.sampling import samples
from bitloot.delivery.shredding import shred_order
from bitloot.orders.models import Order


@click.group("keys")
def keys() -> None:
    """Master keys; their values are never shown."""


@keys.command("ring")
@with_appcontext
def ring_command() -> None:
    """List the ring, newest first, and how many data keys hang on each master key."""
    for use in ring():
        click.echo(f"{use.key_id}  {_state(use)}")
    if get_key_ring().needs_oldest:
        oldest = get_key_ring().ids[-1]
        click.echo(f"\nFingerprints and chains are keyed by {oldest}: it must stay on the ring.")


def _state(use: KeyUse) -> str:
    if not use.on_ring:
        return f"MISSING FROM THE RING, needed by {use.total} data keys"
    role = "newest" if use.newest else "old"
    return (
        f"{role}: {use.deliveries} deliveries, {use.stock_items} stock items, "
        f"{use.second_factors} second factors, {use.import_pieces} import pieces, "
        f"{use.staged_items} staged items, {use.further} screenshots"
    )


@keys.command("rotate")
@with_appcontext
def rotate_command() -> None:
    """Wrap every data key under the newest master key; may be stopped and started again."""
    newest, total = get_key_ring().newest, 0
    waiting = left()
    with _progress() as progress:
        task = progress.add_task(f"under {newest}", total=waiting)
        try:
            while count := _round():
                total += count
                progress.update(task, completed=total, total=max(waiting, total))
        except SealBrokenError as broken:
            raise click.ClickException(f"{broken}; {total} were rewrapped before.") from None
    with transaction():
        audit(COMMAND_LINE, "keys.rotate", ("key_ring", newest), after={"rewrapped": total})
    if busy := left():
        raise click.ClickException(
            f"{total} rewrapped; {busy} are in use at this moment: run it again."
        )
    click.echo(f"{total} rewrapped. All data keys are under {newest}.")


def _round() -> int:
    with transaction():
        return rewrap_some()


@keys.command("verify")
@click.option("--sample", default=20, show_default=True, help="How many of each kind and key.")
@with_appcontext
def verify_command(sample: int) -> None:
    """Open a random sample of all that hangs on each master key. Nothing is shown or changed.

    The status is 2 when something does not open.
    """
    tried: Counter[tuple[str, str]] = Counter()
    broken = 0
    with _progress() as progress:
        task = progress.add_task("opening", total=None)
        for each in samples(sample):
            tried[each.key_id, each.kind] += 1
            progress.advance(task)
            if each.problem is not None:
                broken += 1
                click.secho(f"{each.key_id}: {each.kind} {each.id}: {each.problem}", fg="red")
    for (key_id, kind), count in tried.items():
        click.echo(f"{key_id}: {count} tried, {kind}")
    click.echo(f"{tried.total() - broken} of {tried.total()} opened.")
    if broken:
        raise SystemExit(2)


@keys.command("shred")
@click.argument("number")
@click.option("--reason", required=True, help="Stands in the audit log.")
@click.confirmation_option(prompt="Nobody will ever open these keys again. Go on?")
@with_appcontext
def shred_command(number: str, reason: str) -> None:
    """Destroy the data keys of an order: its deliveries stay unreadable for good."""
    with transaction():
        order_id = _order(number)
        count = shred_order(order_id, COMMAND_LINE, reason)
    click.echo(f"{count} destroyed.")


@keys.command("forget")
@click.argument("email")
@click.option("--reason", required=True, help="Stands in the audit log.")
@click.confirmation_option(prompt="Their keys never open again, and nothing names them. Go on?")
@with_appcontext
def forget_command(email: str, reason: str) -> None:
    """Make the customer EMAIL anonymous and destroy the keys of all their orders."""
    try:
        with transaction():
            done = forget(email, COMMAND_LINE, reason)
    except ProblemError as problem:
        raise click.ClickException(problem.detail) from None
    click.echo(f"{done.orders} orders are anonymous, {done.keys} keys destroyed.")


def _order(number: str) -> UUID:
    order_id = db.session.scalar(select(Order.id).where(Order.number == number.strip().upper()))
    if order_id is None:
        raise click.ClickException(f"There is no order {number}.")
    return order_id


def _progress() -> AbstractContextManager[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return progress_bar(*columns, TimeRemainingColumn())
