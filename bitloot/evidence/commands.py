"""`bitloot audit` and `bitloot evidence`: what was changed behind the shop's back."""

from pathlib import Path
from uuid import UUID

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import Progress
from sqlalchemy import select

from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.chain import linking, verifying
from bitloot.core.chain.books import BOOKS
from bitloot.core.db import db, rollback, transaction
from bitloot.evidence import bundle, signing
from bitloot.evidence.anchoring import anchor, is_held, untold_orders
from bitloot.evidence.checking import check
from bitloot.orders.models import Order

_AT_ONCE = 1000
_SHOWN = 100


@click.group("audit")
def audit_group() -> None:
    """The audit log and the timelines, hash-chained."""


@audit_group.command("verify")
@click.option("--anchor", "anchors", multiple=True, help="What an earlier run printed.")
@with_appcontext
def verify_command(anchors: tuple[str, ...]) -> None:
    """Find every row that was edited, deleted or inserted, and every chain that was cut.

    The status is 2 when there is one. Keep the anchor that is printed outside of the shop: given
    again, it shows that nothing before it was rewritten, not even by somebody with the keys.
    """
    rollback()
    verifying.snapshot()
    console = Console(stderr=True)
    found = 0
    with Progress(console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("links", total=verifying.count())
        for fault in verifying.faults(lambda count: progress.advance(task, count)):
            found += 1
            if found <= _SHOWN:
                entry = "" if fault.entry_id is None else f" entry {fault.entry_id}"
                click.secho(f"{fault.book} {fault.chain_id}{entry}: {fault.what}", fg="red")
    for number in untold_orders():
        found += 1
        click.secho(f"order {number}: its whole timeline is gone", fg="red")
    for text in anchors:
        if not is_held(text):
            found += 1
            click.secho(f"anchor {text}: the chain does not go through it", fg="red")
    click.echo(f"{verifying.count()} links, {found} faults. Anchor: {anchor()}")
    if found:
        raise SystemExit(2)


@audit_group.command("link")
@with_appcontext
def link_command() -> None:
    """Chain the rows that are older than the chains. Once, after the update that brought them."""
    total = 0
    for book in BOOKS:
        while entries := verifying.before_the_chain(book, _AT_ONCE):
            with transaction():
                linking.link(book.name, entries)
            total += len(entries)
            click.echo(f"{book.name}: {total}")
    if total:
        with transaction():
            audit(COMMAND_LINE, "audit.link", ("chain", "old"), after={"linked": total})
    click.echo(f"{total} linked.")


@click.group("evidence")
def evidence() -> None:
    """Bundles for disputes."""


@evidence.command("make")
@click.argument("number")
@click.option("--reason", required=True, help="Stands in the audit log.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="File; else by its name.")
@with_appcontext
def make_command(number: str, reason: str, target: Path | None) -> None:
    """Everything on record about an order, in one signed file."""
    order_id = _order(number)
    with transaction():
        name = bundle.request(order_id, COMMAND_LINE, reason)
    path = target or Path(name)
    with path.open("wb") as file:
        for piece in bundle.stream(order_id, COMMAND_LINE.label):
            file.write(piece)
    click.echo(f"{path} ({path.stat().st_size} bytes)")


@evidence.command("key")
@with_appcontext
def key_command() -> None:
    """The shop's public key, for whoever is to check its bundles."""
    click.echo(signing.public_key())


@evidence.command("verify")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--key", help="Public key in base64; else this shop's own.")
@with_appcontext
def check_command(file: Path, key: str | None) -> None:
    """Was this bundle made by this shop, and is it as it was? The status is 2 when it is not."""
    checked = check(file, key or signing.public_key())
    for problem in checked.problems:
        click.secho(problem, fg="red")
    if checked.problems:
        raise SystemExit(2)
    click.echo(f"Order {checked.order}, made {checked.made_at}: {checked.files} files, all whole.")


def _order(number: str) -> UUID:
    order_id = db.session.scalar(select(Order.id).where(Order.number == number.strip().upper()))
    if order_id is None:
        raise click.ClickException(f"There is no order {number}.")
    return order_id
