"""Orders of lists are walked without reading rows, and so are the best sellers of a platform.

Revision ID: 0022
Revises: 0021
"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_RELEASED = "coalesce(release_date, '1970-01-01'::date)"
_POPULAR = "(stock > 0), featured, sales_count, id"
_BEFORE = {
    "ix_products_platform": "(platform)",
    "ix_products_listed_price": "(published, price, id)",
    "ix_products_listed_release": f"(published, ({_RELEASED}), id)",
    "ix_products_listed_popular": f"(published, {_POPULAR})",
    "ix_products_listed_title": "(published, title, id)",
}
_LISTED = "include (stock) where published and retired_at is null"
_NOW = {
    "ix_products_listed_popular": f"({_POPULAR}) {_LISTED}",
    "ix_products_listed_platform": f"(platform, {_POPULAR}) {_LISTED}",
    "ix_products_listed_price": f"(price, id) {_LISTED}",
    "ix_products_listed_release": f"(({_RELEASED}), id) "
    + _LISTED.replace("(stock)", "(release_date, stock)"),
    "ix_products_listed_title": f"(title, id) {_LISTED}",
}


def _replace(old: dict[str, str], new: dict[str, str]) -> None:
    for name in old:
        op.drop_index(name, "products")
    for name, columns in new.items():
        op.execute(f"create index {name} on products {columns}")


def upgrade() -> None:
    _replace(_BEFORE, _NOW)


def downgrade() -> None:
    _replace(_NOW, _BEFORE)
