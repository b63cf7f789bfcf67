"""What lists sort and show stays in the rows of products, whatever else is moved out of them.

Revision ID: 0019
Revises: 0018
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_COLUMNS = ("slug", "title", "folded", "folded_name", "genres")


def upgrade() -> None:
    _store("main")


def downgrade() -> None:
    _store("extended")


def _store(how: str) -> None:
    """And write the table anew, so that it holds for the products that are there."""
    for name in _COLUMNS:
        op.execute(f"alter table products alter column {name} set storage {how}")
    op.execute("alter table products alter column subtitle type varchar using subtitle || ''")
