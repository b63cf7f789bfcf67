"""`bitloot db seed`: what a newcomer finds in the shop. Repeats change nothing."""

import os
import secrets
from uuid import UUID

import click
from flask.cli import with_appcontext
from sqlalchemy import func, select

from bitloot.accounts.staff import ensure_demo_staff
from bitloot.catalog.demo import feature_some, seed_demo
from bitloot.catalog.models import Product
from bitloot.catalog.tasks import start_sync, work
from bitloot.catalog.wording.editing import seed_demo_synonyms
from bitloot.core.config import get_settings
from bitloot.core.db import db, transaction
from bitloot.core.errors import ForbiddenError
from bitloot.core.money import Money
from bitloot.merchandising.demo import dress_window
from bitloot.stock.service import add
from config.settings import Mode

_KEYS_EACH = 60
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@click.command("seed")
@click.option("--without-catalog", is_flag=True, help="The demo staff only.")
@with_appcontext
def seed(*, without_catalog: bool) -> None:
    """The demo staff, and a full catalogue with own stock."""
    sow(without_catalog=without_catalog)


def sow(*, without_catalog: bool) -> None:
    """Put in what is not there yet. Raises ForbiddenError in production."""
    if get_settings().bitloot_mode is Mode.PRODUCTION:
        raise ForbiddenError("There is no demo data in production.")
    email = os.environ.get("DEMO_STAFF_EMAIL", "")
    if email:
        with transaction():
            ensure_demo_staff(
                email,
                os.environ["DEMO_STAFF_PASSWORD"],
                os.environ["DEMO_STAFF_TOTP_SECRET"],
            )
    with transaction():
        goods = db.session.scalar(select(func.count()).select_from(Product)) or 0
    if without_catalog or goods:
        return
    _sync()
    with transaction():
        ids = seed_demo()
        feature_some()
        seed_demo_synonyms()
        for product_id in ids:
            _fill(product_id)
    with transaction():
        dress_window()
    click.echo(f"seeded: {len(ids)} own products with {_KEYS_EACH} keys each")


def _sync() -> None:
    with transaction():
        run_id = start_sync(full=True, started_by="seed").id
    while not work(run_id, seconds=60, progress=lambda _: None):
        pass


def _fill(product_id: UUID) -> None:
    keys = ["-".join(_group() for _ in range(4)) for _ in range(_KEYS_EACH)]
    add(
        product_id,
        keys,
        supplier="Demo supplier",
        unit_cost=Money.eur("4.20"),
        expires_at=None,
        imported_by="seed",
    )


def _group() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(5))
