"""Groups, categories, featured sections, flash deals, bundles, related products, old slugs.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_CATEGORIES = (
    ("games", "Games"),
    ("dlc", "Add-ons"),
    ("software", "Software"),
    ("subscriptions", "Subscriptions"),
    ("gift-cards", "Gift cards"),
)


def _now(name: str) -> sa.Column:
    return sa.Column(
        name,
        sa.DateTime(timezone=True),
        server_default=sa.text("clock_timestamp()"),
        nullable=False,
    )


def _moment(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _column(name: str, kind: type[sa.types.TypeEngine]) -> sa.Column:
    return sa.Column(name, kind(), nullable=False)


def _product(table: str, name: str = "product_id") -> list[object]:
    return [
        sa.Column(name, sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            [name], ["products.id"], name=f"fk_{table}_{name}", ondelete="CASCADE"
        ),
    ]


def _parent(table: str, name: str, parent: str) -> list[object]:
    return [
        sa.Column(name, sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            [name], [f"{parent}.id"], name=f"fk_{table}_{name}", ondelete="CASCADE"
        ),
    ]


def _named(table: str) -> list[object]:
    return [
        _column("id", sa.Uuid),
        _now("created_at"),
        _column("slug", sa.String),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("slug", name=f"uq_{table}_slug"),
    ]


def upgrade() -> None:
    _slugs()
    _groups()
    _sections()
    _deals()
    _bundles()
    _related()
    op.add_column("order_items", sa.Column("list_price", sa.Numeric(20, 8), nullable=True))
    op.add_column("order_items", sa.Column("offer", sa.String(), nullable=True))


def _slugs() -> None:
    op.create_table(
        "slug_redirects",
        _column("slug", sa.String),
        *_product("slug_redirects"),
        _now("created_at"),
        sa.PrimaryKeyConstraint("slug", name="pk_slug_redirects"),
    )
    op.create_index("ix_slug_redirects_product_id", "slug_redirects", ["product_id"])
    categories = op.create_table(
        "categories",
        *_named("categories"),
        _column("name", sa.String),
        _column("position", sa.Integer),
    )
    op.execute(
        categories.insert().from_select(
            ["id", "slug", "name", "position"],
            sa.union_all(
                *(
                    sa.select(
                        sa.func.gen_random_uuid(),
                        sa.literal(slug),
                        sa.literal(name),
                        sa.literal(position),
                    )
                    for position, (slug, name) in enumerate(_CATEGORIES)
                )
            ),
        )
    )


def _groups() -> None:
    op.create_table(
        "product_groups",
        *_named("product_groups"),
        _now("updated_at"),
        _column("title", sa.String),
        _column("description", sa.String),
        _column("published", sa.Boolean),
    )
    op.create_index("ix_product_groups_created", "product_groups", ["created_at", "id"])
    op.create_table(
        "group_members",
        *_product("group_members"),
        *_parent("group_members", "group_id", "product_groups"),
        _column("label", sa.String),
        _column("position", sa.Integer),
        sa.PrimaryKeyConstraint("product_id", name="pk_group_members"),
    )
    op.create_index("ix_group_members_group_id", "group_members", ["group_id"])


def _sections() -> None:
    op.create_table(
        "featured_sections",
        *_named("featured_sections"),
        _now("updated_at"),
        _column("title", sa.String),
        _column("subtitle", sa.String),
        _column("position", sa.Integer),
        _column("enabled", sa.Boolean),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_featured_sections_dates"),
    )
    op.create_index("ix_featured_sections_created", "featured_sections", ["created_at", "id"])
    op.create_table(
        "section_items",
        *_parent("section_items", "section_id", "featured_sections"),
        *_product("section_items"),
        _column("position", sa.Integer),
        sa.PrimaryKeyConstraint("section_id", "product_id", name="pk_section_items"),
    )
    op.create_index("ix_section_items_product_id", "section_items", ["product_id"])


def _deals() -> None:
    op.create_table(
        "flash_deals",
        _column("id", sa.Uuid),
        _now("created_at"),
        _now("updated_at"),
        *_product("flash_deals"),
        _column("percent", sa.Integer),
        _column("stock", sa.Integer),
        _moment("starts_at", nullable=False),
        _moment("ends_at", nullable=False),
        _column("enabled", sa.Boolean),
        _column("below_cost_allowed", sa.Boolean),
        sa.CheckConstraint("percent between 1 and 95", name="ck_flash_deals_percent"),
        sa.CheckConstraint("stock between 1 and 1000000", name="ck_flash_deals_stock"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_flash_deals_dates"),
        sa.PrimaryKeyConstraint("id", name="pk_flash_deals"),
    )
    op.create_index("ix_flash_deals_created", "flash_deals", ["created_at", "id"])
    op.create_index(
        "ix_flash_deals_running", "flash_deals", ["ends_at"], postgresql_where=sa.text("enabled")
    )
    op.create_index("ix_flash_deals_product", "flash_deals", ["product_id", "ends_at"])
    op.create_table(
        "deal_claims",
        _column("item_id", sa.Uuid),
        _now("created_at"),
        _column("deal_id", sa.Uuid),
        _column("quantity", sa.Integer),
        _moment("released_at"),
        sa.CheckConstraint("quantity > 0", name="ck_deal_claims_quantity_positive"),
        sa.ForeignKeyConstraint(["deal_id"], ["flash_deals.id"], name="fk_deal_claims_deal_id"),
        sa.PrimaryKeyConstraint("item_id", name="pk_deal_claims"),
    )
    op.create_index(
        "ix_deal_claims_open",
        "deal_claims",
        ["deal_id"],
        postgresql_where=sa.text("released_at is null"),
    )
    op.create_index("ix_deal_claims_deal", "deal_claims", ["deal_id"])


def _bundles() -> None:
    op.create_table(
        "bundles",
        *_named("bundles"),
        _now("updated_at"),
        _column("title", sa.String),
        _column("description", sa.String),
        _column("percent", sa.Integer),
        _column("enabled", sa.Boolean),
        _column("below_cost_allowed", sa.Boolean),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.CheckConstraint("percent between 1 and 95", name="ck_bundles_percent"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_bundles_dates"),
    )
    op.create_index("ix_bundles_created", "bundles", ["created_at", "id"])
    op.create_table(
        "bundle_items",
        *_parent("bundle_items", "bundle_id", "bundles"),
        *_product("bundle_items"),
        _column("position", sa.Integer),
        sa.PrimaryKeyConstraint("bundle_id", "product_id", name="pk_bundle_items"),
    )
    op.create_index("ix_bundle_items_product_id", "bundle_items", ["product_id"])


def _related() -> None:
    op.create_table(
        "title_families",
        *_product("title_families"),
        _column("title", sa.String),
        _column("family", sa.String),
        _column("franchise", sa.String),
        _column("edition", sa.String),
        sa.PrimaryKeyConstraint("product_id", name="pk_title_families"),
    )
    op.create_index("ix_title_families_family", "title_families", ["family"])
    op.create_index("ix_title_families_franchise", "title_families", ["franchise"])
    op.create_table(
        "bought_together",
        *_product("bought_together"),
        *_product("bought_together", "other_id"),
        _column("orders", sa.Integer),
        sa.PrimaryKeyConstraint("product_id", "other_id", name="pk_bought_together"),
    )
    op.create_index("ix_bought_together_best", "bought_together", ["product_id", "orders"])
    op.create_index("ix_bought_together_other_id", "bought_together", ["other_id"])


def downgrade() -> None:
    op.drop_column("order_items", "offer")
    op.drop_column("order_items", "list_price")
    for table in (
        "bought_together",
        "title_families",
        "bundle_items",
        "bundles",
        "deal_claims",
        "flash_deals",
        "section_items",
        "featured_sections",
        "group_members",
        "product_groups",
        "categories",
        "slug_redirects",
    ):
        op.drop_table(table)
