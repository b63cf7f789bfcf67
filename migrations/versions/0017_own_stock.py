"""Imports of own stock, what staff say of a product's stock, notes and expiry of batches.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_NOW = sa.text("clock_timestamp()")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("stock_batches", sa.Column("expires_at", _TIME, nullable=True))
    note = sa.Column("note", sa.String(), server_default="", nullable=False)
    op.add_column("stock_batches", note)
    op.alter_column("stock_batches", "note", server_default=None)
    op.create_table(
        "stock_rules",
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("fields", postgresql.JSONB(), nullable=False),
        sa.Column("low_at", sa.Integer(), nullable=True),
        sa.Column("low_level", sa.String(32), nullable=False),
        sa.Column("low_since", _TIME, nullable=True),
        sa.CheckConstraint("low_at >= 0", name=op.f("ck_stock_rules_low_at")),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["products.id"],
            name=op.f("fk_stock_rules_product_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_stock_rules")),
    )
    _imports()
    _pieces()
    _staged()


def _imports() -> None:
    op.create_table(
        "stock_imports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", _TIME, server_default=_NOW, nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("name", "encoding", "delimiter", "supplier", "note", "imported_by")
        ),
        sa.Column("header", sa.Boolean(), nullable=False),
        sa.Column("columns", postgresql.JSONB(), nullable=False),
        sa.Column("unit_cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("expires_at", _TIME, nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("lines", "fresh", "twice", "known", "wrong", "round")
        ),
        sa.Column("report", postgresql.JSONB(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column("finished_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_stock_imports_product_id")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["stock_batches.id"], name=op.f("fk_stock_imports_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_imports")),
    )
    op.create_index(op.f("ix_stock_imports_product_id"), "stock_imports", ["product_id"])


def _sealed() -> list[sa.Column[object]]:
    return [
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("iv", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
    ]


def _pieces() -> None:
    op.create_table(
        "stock_import_pieces",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        *_sealed(),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["stock_imports.id"],
            name=op.f("fk_stock_import_pieces_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "position", name=op.f("pk_stock_import_pieces")),
    )


def _staged() -> None:
    op.create_table(
        "stock_staged",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        *_sealed(),
        sa.Column("expires_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["stock_imports.id"],
            name=op.f("fk_stock_staged_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_staged")),
        sa.UniqueConstraint(
            "import_id", "fingerprint", name=op.f("uq_stock_staged_import_id_fingerprint")
        ),
    )


def downgrade() -> None:
    for name in ("stock_staged", "stock_import_pieces", "stock_imports", "stock_rules"):
        op.drop_table(name)
    op.drop_column("stock_batches", "note")
    op.drop_column("stock_batches", "expires_at")
