"""`bitloot db …`: migrations forward and back, drift, demo data."""

import base64
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask.cli import with_appcontext
from flask_migrate import downgrade as migrate_down
from flask_migrate import upgrade as migrate_up
from pydantic import SecretStr

from bitloot.app import create_app
from bitloot.core.db import db as database
from bitloot.database.seeding import seed, sow
from bitloot.embedded.ephemeral import ephemeral_services
from config.settings import Mode, Settings

MIGRATIONS = str(Path(__file__).resolve().parents[2] / "migrations")


@click.group("db")
def db() -> None:
    """Migrations and demo data."""


@db.command("upgrade")
@with_appcontext
def upgrade() -> None:
    """Bring the tables up to date."""
    migrate_up(directory=MIGRATIONS)


@db.command("downgrade")
@click.argument("revision", default="-1")
@with_appcontext
def downgrade(revision: str) -> None:
    """Go back to REVISION (default: one step)."""
    migrate_down(directory=MIGRATIONS, revision=revision)


@db.command("prepare")
@click.option("--without-catalog", is_flag=True, help="Seed the demo staff only.")
@with_appcontext
def prepare(*, without_catalog: bool) -> None:
    """Bring the tables up to date and seed a demo shop: what `run` does before it opens."""
    migrate_up(directory=MIGRATIONS)
    sow(without_catalog=without_catalog)


db.add_command(seed)


@db.command("check")
def check() -> None:
    """On a throw-away PostgreSQL: all migrations up, back and up again; models and tables agree."""
    with TemporaryDirectory() as folder, ephemeral_services(Path(folder)) as services:
        app = create_app(offline_settings(services.database_url))
        with app.app_context():
            migrate_up(directory=MIGRATIONS)
            migrate_down(directory=MIGRATIONS, revision="base")
            migrate_up(directory=MIGRATIONS)
            differences = _differences()
            database.engine.dispose()
    for difference in differences:
        click.echo(difference)
    if differences:
        raise click.ClickException("the models and the migrations differ")
    click.echo("migrations: one head, forward and back, no drift")


def _differences() -> list[str]:
    with database.engine.connect() as connection:
        how = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=how)
        return [str(found) for found in compare_metadata(context, database.metadata)]


def offline_settings(database_url: str = "postgresql://nowhere/nothing") -> Settings:
    """Settings for commands that need the code but not the running shop."""
    return Settings(
        bitloot_mode=Mode.TEST,
        database_url=database_url,
        redis_url="redis://127.0.0.1:1/0",
        secret_key=SecretStr(secrets.token_hex(32)),
        jwt_secret_key=SecretStr(secrets.token_hex(32)),
        master_keys=SecretStr("offline:" + base64.b64encode(secrets.token_bytes(32)).decode()),
    )


@click.command("openapi")
def openapi() -> None:
    """Print the OpenAPI document of the API."""
    app = create_app(offline_settings())
    click.echo(app.test_client().get("/api/openapi.json").get_data(as_text=True))
