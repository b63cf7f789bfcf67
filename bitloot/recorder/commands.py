"""`bitloot explain order NUMBER`: what happened, when, why; and whether it adds up, for many."""

import json
import shutil
from datetime import timedelta
from uuid import UUID

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.insights.finding import find_orders
from bitloot.orders.models import Order
from bitloot.recorder.deciding import decided
from bitloot.recorder.merging import merged
from bitloot.recorder.moments import counted
from bitloot.recorder.printing import Told, document, lines
from bitloot.recorder.reading import audited, story
from bitloot.recorder.replaying import replay

_EVERYTHING = 100_000


@click.command("order")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@with_appcontext
def explain_order(number: str, *, as_json: bool) -> None:
    """Every event, call, decision and effect of an order, by time; then its states, replayed.

    NUMBER is an order number; an id, payment, address or transaction that leads to one order will
    do. The status is 1 when there is no such order, and 2 when the replay does not agree.
    """
    told = tell(_find(number))
    if as_json:
        click.echo(json.dumps(document(told), indent=2, default=str))
    else:
        for line in lines(told, shutil.get_terminal_size().columns):
            click.echo(line)
    if not told.replay.agrees:
        raise SystemExit(2)


@click.command("orders")
@click.option("--days", default=1, show_default=True, help="How far back they were placed.")
@with_appcontext
def explain_orders(days: int) -> None:
    """Replay the record of every order of the last days; name those it does not explain.

    The status is 2 when there is one.
    """
    since = utcnow() - timedelta(days=days)
    query = select(Order.id).where(Order.created_at >= since).order_by(Order.created_at)
    ids = db.session.scalars(query).all()
    unexplained = 0
    for order_id in ids:
        read = story(order_id)
        replayed = replay(read)
        unexplained += not replayed.agrees
        for problem in replayed.problems:
            click.secho(f"{read.order.number}: {problem}", fg="red")
        db.session.expunge_all()
    click.echo(f"{counted(len(ids), 'order')} replayed, {unexplained} not explained.")
    if unexplained:
        raise SystemExit(2)


def tell(order_id: UUID) -> Told:
    """Read an order's whole story. Raises NotFoundError."""
    read = story(order_id, most=_EVERYTHING)
    return Told(read.order, merged(read, audited(read)), decided(read), replay(read))


def _find(number: str) -> UUID:
    found = {hit.order.id: hit.order.number for hit in find_orders(number)}
    if not found:
        raise click.ClickException(f"There is no order {number}.")
    if len(found) > 1:
        raise click.ClickException(f"Several orders fit: {', '.join(found.values())}.")
    return next(iter(found))
