"""Alembic's entry: migrations run one by one, each in its transaction, with short lock waits."""

from alembic import context
from flask import current_app
from sqlalchemy import text

engine = current_app.extensions["migrate"].db.engine
metadata = current_app.extensions["migrate"].db.metadata


def run() -> None:
    with engine.connect() as connection:
        # A migration runs beside the old code: rather fail and be run again than block the shop.
        connection.execute(text("set lock_timeout = '4s'"))
        connection.execute(text("set statement_timeout = '10min'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=metadata,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
