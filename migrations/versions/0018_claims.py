"""Claims with their keys and pictures; deliveries that are withdrawn.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_NOW = sa.text("clock_timestamp()")
_LIVE = sa.text("status in ('open', 'returning', 'replacing')")


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("withdrawn_at", _MOMENT, nullable=True))
    op.drop_constraint("uq_deliveries_source_type_source_ref", "deliveries", type_="unique")
    op.create_index(
        "uq_deliveries_source",
        "deliveries",
        ["source_type", "source_ref"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    _claims()
    _claim_keys()
    _claim_pictures()


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=_NOW, nullable=False),
        sa.Column("updated_at", _MOMENT, server_default=_NOW, nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("complaint", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("supplier", sa.String(), nullable=False),
        sa.Column("window_ends_at", _MOMENT, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("refund_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_claims_quantity_positive")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_claims_order_id")),
        sa.ForeignKeyConstraint(["item_id"], ["order_items.id"], name=op.f("fk_claims_item_id")),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name=op.f("fk_claims_product_id")),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.id"], name=op.f("fk_claims_refund_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    for column in ("order_id", "item_id", "product_id"):
        op.create_index(op.f(f"ix_claims_{column}"), "claims", [column])
    op.create_index("uq_claims_live", "claims", ["item_id"], unique=True, postgresql_where=_LIVE)
    op.create_index("ix_claims_status_created", "claims", ["status", "created_at", "id"])
    op.create_index("ix_claims_created", "claims", ["created_at", "id"])


def _claim_keys() -> None:
    op.create_table(
        "claim_keys",
        sa.Column("claim_id", sa.Uuid(), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_keys_claim_id")),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_claim_keys_delivery_id")
        ),
        sa.PrimaryKeyConstraint("claim_id", "delivery_id", name=op.f("pk_claim_keys")),
    )
    op.create_index(op.f("ix_claim_keys_delivery_id"), "claim_keys", ["delivery_id"])


def _claim_pictures() -> None:
    op.create_table(
        "claim_pictures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", _MOMENT, server_default=_NOW, nullable=False),
        sa.Column("claim_id", sa.Uuid(), nullable=False),
        sa.Column("object_key", sa.String(), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("iv", sa.LargeBinary(), nullable=False),
        sa.Column("aad", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name=op.f("fk_claim_pictures_claim_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_pictures")),
        sa.UniqueConstraint("object_key", name=op.f("uq_claim_pictures_object_key")),
    )
    op.create_index(op.f("ix_claim_pictures_claim_id"), "claim_pictures", ["claim_id"])
    op.create_index(op.f("ix_claim_pictures_key_id"), "claim_pictures", ["key_id"])


def downgrade() -> None:
    for table in ("claim_pictures", "claim_keys", "claims"):
        op.drop_table(table)
    op.drop_index("uq_deliveries_source", "deliveries")
    op.create_unique_constraint(
        "uq_deliveries_source_type_source_ref", "deliveries", ["source_type", "source_ref"]
    )
    op.drop_column("deliveries", "withdrawn_at")
