"""`bitloot webhooks verify`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import click
from flask.cli import with_appcontext

from bitloot.core.config import get_key_ring, get_settings
from bitloot.core.db import transaction
from bitloot.webhooks.models import Sender, WebhookEvent
from bitloot.webhooks.reverifying import (
    MEANING,
    UNPROVEN,
    Finding,
    Second,
    Secrets,
    how_many,
    look_again,
    portion,
)

_COLORS = {Finding.BROKEN: "red", Finding.HOLDS: "green"}


@click.group("webhooks")
def webhooks() -> None:
    """What the providers told us."""


@webhooks.command("verify")
@click.option("--sender", type=click.Choice([each.value for each in Sender]), help="Only these.")
@click.option(
    "--earlier",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of secrets used earlier, one `sender:secret` a line.",
)
@with_appcontext
def verify(sender: str | None, earlier: Path | None) -> None:
    """Check the signature of every past webhook again; exit 1 when an accepted one is unproven.

    The shop may go on working. Secrets may have been changed since: each accepted event notes the
    era of its secret, and with --earlier those of past eras are tried, too.
    """
    secrets = Secrets.at_hand(get_key_ring(), get_settings(), _read(earlier))
    for whose in Sender:
        _show_eras(secrets, whose)
    chosen = Sender(sender) if sender else None
    counts: Counter[tuple[Sender, Finding]] = Counter()
    with transaction():
        total = how_many(chosen)
    for number, (event, second) in enumerate(_looked_at(secrets, chosen), 1):
        counts[event.sender, second.finding] += 1
        if second.finding in UNPROVEN or second.finding is Finding.NOW_GENUINE:
            click.echo(_line(event, second))
        if number % 1000 == 0:
            click.echo(f"… {number:,} of {total:,}", err=True)
    _sum_up(counts)
    if any(finding in UNPROVEN for _, finding in counts):
        raise SystemExit(1)


def _looked_at(secrets: Secrets, sender: Sender | None) -> Iterator[tuple[WebhookEvent, Second]]:
    after: UUID | None = None
    while True:
        with transaction():
            found = [(event, look_again(event, secrets)) for event in portion(after, sender)]
            after = found[-1][0].id if found else None
            yield from found
        if after is None:
            return


def _line(event: WebhookEvent, second: Second) -> str:
    at = event.received_at.isoformat(timespec="seconds")
    what = f"{event.id}  {at}  {event.sender.value} {event.event or '-'} {event.reference or '-'}"
    return f"{what}\n    {second.text}"


def _show_eras(secrets: Secrets, sender: Sender) -> None:
    ids = [
        secrets.id_of(sender, secret) if secret else "not set" for secret in secrets.known[sender]
    ]
    click.echo(
        f"{sender.value}: present secret {ids[0]}" + "".join(f", earlier {i}" for i in ids[1:])
    )


def _sum_up(counts: Counter[tuple[Sender, Finding]]) -> None:
    click.echo(f"\n{counts.total():,} webhooks looked at.")
    for sender, finding in sorted(counts):
        line = f"{counts[sender, finding]:>9,}  {sender.value:12} {MEANING[finding]}"
        click.secho(line, fg=_COLORS.get(finding))


def _read(earlier: Path | None) -> list[tuple[Sender, str]]:
    found = []
    for line in earlier.read_text().splitlines() if earlier else ():
        name, colon, secret = line.strip().partition(":")
        if not name:
            continue
        if not colon or name not in set(Sender):
            raise click.BadParameter("each line must be sender:secret", param_hint="--earlier")
        found.append((Sender(name), secret))
    return found
