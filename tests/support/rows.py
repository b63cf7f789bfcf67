"""Everything that the database holds, as text: what a leaked dump would show."""

from sqlalchemy import String, cast, literal_column, select

from bitloot.core.db import db


def every_row() -> list[str]:
    """Every row of every table; bytes stand in it as hexadecimal digits."""
    rows: list[str] = []
    for table in db.metadata.sorted_tables:
        whole = cast(literal_column(f'"{table.name}"'), String)
        rows += db.session.scalars(select(whole).select_from(table)).all()
    return rows
