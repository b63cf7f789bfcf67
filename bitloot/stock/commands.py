"""`bitloot stock`: keys of our own, from a file."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from bitloot.catalog.models import Product
from bitloot.core.audit import COMMAND_LINE, audit
from bitloot.core.db import db, transaction
from bitloot.core.errors import ProblemError
from bitloot.core.money import Money
from bitloot.stock.parsing import parse
from bitloot.stock.service import ImportResult, add


@click.group("stock")
def stock() -> None:
    """Own stock."""


@stock.command("add")
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--supplier", default="", help="Who sold them to us.")
@click.option("--unit-cost", help="Euros a piece, e.g. 4.20.")
@click.option("--expires-at", type=click.DateTime(["%Y-%m-%d"]), help="Last day is the one before.")
@with_appcontext
def add_command(
    slug: str, file: Path, supplier: str, unit_cost: str | None, expires_at: datetime | None
) -> None:
    """Seal the keys in FILE (one a line) into the stock of the product SLUG."""
    try:
        result = _add(slug, file.read_bytes(), supplier, _cost(unit_cost), expires_at)
    except ProblemError as problem:
        raise click.ClickException(problem.detail) from None
    click.echo(f"{result.imported} imported, {result.duplicates} duplicates")


def _cost(text: str | None) -> Money | None:
    if text is None:
        return None
    try:
        return Money.eur(text)
    except (InvalidOperation, ValueError):
        raise click.BadParameter("an amount such as 4.20", param_hint="--unit-cost") from None


def _add(
    slug: str, raw: bytes, supplier: str, cost: Money | None, expires_at: datetime | None
) -> ImportResult:
    keys = parse(raw)
    with transaction():
        product_id = db.session.scalar(select(Product.id).where(Product.slug == slug))
        if product_id is None:
            raise click.ClickException(f"There is no product {slug!r}.")
        if cost is not None and cost.amount < Decimal(0):
            raise click.BadParameter("not below zero", param_hint="--unit-cost")
        result = add(
            product_id,
            keys,
            supplier=supplier,
            unit_cost=cost,
            expires_at=expires_at.replace(tzinfo=UTC) if expires_at else None,
            imported_by=COMMAND_LINE.label,
        )
        audit(
            COMMAND_LINE,
            "stock.import",
            ("product", product_id),
            after={"imported": result.imported, "duplicates": result.duplicates},
        )
    return result
