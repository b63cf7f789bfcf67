"""`bitloot explain payments` and `bitloot reconcile`."""

from textwrap import fill

import click
from flask.cli import with_appcontext

from bitloot.core.db import db, transaction
from bitloot.core.http.errors import ProviderError
from bitloot.payments.decisions import ROWS
from bitloot.payments.models import Payment
from bitloot.payments.polling import open_payments
from bitloot.payments.tasks import follow, report
from bitloot.providers.nowpayments import get_nowpayments

_WIDTH = 96


@click.command("payments")
def explain_payments() -> None:
    """Every combination of status, coverage, timing and asset, and what it does."""
    click.echo("Read from the top; the first row that fits decides.\n")
    for number, row in enumerate(ROWS, 1):
        click.secho(f"{number:2}. {row.outcome.value}", bold=True)
        for name, text in (("arrives", row.arrives), ("order", row.order), ("then", row.then)):
            hanging = " " * 14
            click.echo(fill(f"    {name:8}  {text}", _WIDTH, subsequent_indent=hanging))
        click.echo()


@click.command("reconcile")
@with_appcontext
def reconcile() -> None:
    """Ask NOWPayments about every open payment now, and apply what it says."""
    with transaction():
        ids = open_payments()
    changed = failed = 0
    for payment_id in ids:
        with transaction():
            payment = db.session.get_one(Payment, payment_id)
            before, provider_id = payment.status, payment.provider_payment_id or ""
        try:
            record = get_nowpayments().get_payment(provider_id)
        except ProviderError as error:
            failed += 1
            click.secho(f"{provider_id}: {error}", fg="red")
            continue
        report(record)
        follow(record)
        with transaction():
            after = db.session.get_one(Payment, payment_id).status
        if after is not before:
            changed += 1
            click.echo(f"{provider_id}: {before.value} → {after.value}")
    click.echo(f"{len(ids)} open payments asked about, {changed} changed, {failed} failed.")
    if failed:
        raise SystemExit(1)
