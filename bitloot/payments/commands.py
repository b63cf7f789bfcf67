"""`bitloot explain payments`."""

from textwrap import fill

import click

from bitloot.payments.decisions import ROWS

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
