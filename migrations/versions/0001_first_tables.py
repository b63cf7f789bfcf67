"""first tables"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("create extension if not exists pg_trgm")
    op.execute("create extension if not exists unaccent")
    op.create_table(
        "attention_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("trail_id", sa.Uuid(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=True),
        sa.Column("resolution", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention_items")),
    )
    op.create_index("ix_attention_items_state", "attention_items", ["state", "id"], unique=False)
    op.create_index("ix_attention_items_trail", "attention_items", ["trail_id"], unique=False)
    op.create_index(
        "uq_attention_items_open",
        "attention_items",
        ["reason", "subject_kind", "subject_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ip", sa.String(), nullable=True),
        sa.Column("user_agent", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index("ix_audit_entries_action", "audit_entries", ["action", "id"], unique=False)
    op.create_index("ix_audit_entries_actor", "audit_entries", ["actor", "id"], unique=False)
    op.create_index(
        "ix_audit_entries_object", "audit_entries", ["object_kind", "object_id", "id"], unique=False
    )
    op.create_table(
        "emails",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("context", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_event_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trail_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emails")),
        sa.UniqueConstraint("key", name=op.f("uq_emails_key")),
        sa.UniqueConstraint("provider_id", name=op.f("uq_emails_provider_id")),
    )
    op.create_index("ix_emails_created", "emails", ["created_at", "id"], unique=False)
    op.create_index(op.f("ix_emails_recipient"), "emails", ["recipient"], unique=False)
    op.create_index(op.f("ix_emails_trail_id"), "emails", ["trail_id"], unique=False)
    op.create_table(
        "idempotency_keys",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index(
        op.f("ix_idempotency_keys_created_at"), "idempotency_keys", ["created_at"], unique=False
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("postponements", sa.Integer(), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nudged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("trail_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_index(
        "ix_jobs_due",
        "jobs",
        ["run_at"],
        unique=False,
        postgresql_where=sa.text("state in ('queued', 'running')"),
    )
    op.create_index("ix_jobs_state", "jobs", ["state", "id"], unique=False)
    op.create_index(op.f("ix_jobs_trail_id"), "jobs", ["trail_id"], unique=False)
    op.create_index("uq_jobs_key", "jobs", ["kind", "key"], unique=True)
    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("subtotal", sa.Numeric(20, 8), nullable=False),
        sa.Column("discount", sa.Numeric(20, 8), nullable=False),
        sa.Column("total", sa.Numeric(20, 8), nullable=False),
        sa.Column("flags", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("terms_version", sa.String(), nullable=False),
        sa.Column("terms_accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("region_acknowledged", sa.Boolean(), nullable=False),
        sa.Column("client_ip", sa.String(), nullable=True),
        sa.Column("user_agent", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fulfilled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("total = subtotal - discount", name=op.f("ck_orders_total_adds_up")),
        sa.CheckConstraint("total > 0 and discount >= 0", name=op.f("ck_orders_amounts_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_orders_number")),
    )
    op.create_index("ix_orders_created", "orders", ["created_at", "id"], unique=False)
    op.create_index(
        "ix_orders_due",
        "orders",
        ["expires_at"],
        unique=False,
        postgresql_where=sa.text("status in ('created', 'waiting')"),
    )
    op.create_index("ix_orders_email", "orders", ["email", "created_at"], unique=False)
    op.create_index(
        "ix_orders_status_created", "orders", ["status", "created_at", "id"], unique=False
    )
    op.create_index(op.f("ix_orders_user_id"), "orders", ["user_id"], unique=False)
    op.create_table(
        "products",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("subtitle", sa.String(), nullable=True),
        sa.Column("original_name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("excluded_countries", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("drm", sa.String(), nullable=True),
        sa.Column("age_rating", sa.String(), nullable=True),
        sa.Column("genres", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("developers", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("publishers", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("release_date", sa.Date(), nullable=True),
        sa.Column("metacritic_score", sa.Integer(), nullable=True),
        sa.Column("system_requirements", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("activation_instructions", sa.String(), nullable=True),
        sa.Column("delivery_instructions", sa.String(), nullable=True),
        sa.Column("cover_url", sa.String(), nullable=True),
        sa.Column("screenshots", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("videos", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("source_type", sa.String(32), nullable=False),
        sa.Column("delivery_type", sa.String(32), nullable=False),
        sa.Column("kinguin_id", sa.Integer(), nullable=True),
        sa.Column("kinguin_product_id", sa.String(), nullable=True),
        sa.Column("cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("price", sa.Numeric(20, 8), nullable=False),
        sa.Column("compare_at_price", sa.Numeric(20, 8), nullable=True),
        sa.Column("stock", sa.Integer(), nullable=False),
        sa.Column("is_preorder", sa.Boolean(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("featured", sa.Boolean(), nullable=False),
        sa.Column("overrides", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("sales_count", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Numeric(precision=3, scale=2), nullable=True),
        sa.Column("review_count", sa.Integer(), nullable=False),
        sa.Column("provider_updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_digest", sa.String(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(to_tsvector('simple', coalesce(title, '')), 'A') || setweight(to_tsvector('simple', coalesce(original_name, '')), 'B') || setweight(to_tsvector('simple', coalesce(platform, '') || ' ' || coalesce(region, '')), 'C') || setweight(to_tsvector('english', coalesce(description, '')), 'D')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "source_type <> 'kinguin' or kinguin_id is not null",
            name=op.f("ck_products_kinguin_id"),
        ),
        sa.CheckConstraint("cost >= 0", name=op.f("ck_products_cost_not_negative")),
        sa.CheckConstraint("price >= 0.01", name=op.f("ck_products_price_positive")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_products_stock_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("kinguin_id", name=op.f("uq_products_kinguin_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_products_slug")),
    )
    op.create_index(op.f("ix_products_category"), "products", ["category"], unique=False)
    op.create_index(op.f("ix_products_featured"), "products", ["featured"], unique=False)
    op.create_index(
        "ix_products_genres", "products", ["genres"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_products_listed_popular",
        "products",
        ["published", sa.literal_column("(stock > 0)"), "featured", "sales_count", "id"],
        unique=False,
    )
    op.create_index(
        "ix_products_listed_price", "products", ["published", "price", "id"], unique=False
    )
    op.create_index(
        "ix_products_listed_release",
        "products",
        ["published", sa.literal_column("coalesce(release_date, '1970-01-01'::date)"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_products_listed_title", "products", ["published", "title", "id"], unique=False
    )
    op.create_index(op.f("ix_products_platform"), "products", ["platform"], unique=False)
    op.create_index(op.f("ix_products_region"), "products", ["region"], unique=False)
    op.create_index(
        "ix_products_search", "products", ["search"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_products_title_trgm",
        "products",
        ["title"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"title": "gin_trgm_ops"},
    )
    op.create_index("ix_products_updated", "products", ["updated_at", "id"], unique=False)
    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ip", sa.String(), nullable=True),
        sa.Column("user_agent", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_sessions")),
    )
    op.create_index(op.f("ix_staff_sessions_user_id"), "staff_sessions", ["user_id"], unique=False)
    op.create_table(
        "sync_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "started_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("updated_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_page", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("failures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_runs")),
    )
    op.create_index(
        "uq_sync_runs_running",
        "sync_runs",
        ["state"],
        unique=True,
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "timeline_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("trail_id", sa.Uuid(), nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("from_state", sa.String(), nullable=True),
        sa.Column("to_state", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timeline_entries")),
    )
    op.create_index(
        "ix_timeline_entries_subject",
        "timeline_entries",
        ["subject_kind", "subject_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_timeline_entries_trail", "timeline_entries", ["trail_id", "id"], unique=False
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("totp_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("totp_iv", sa.LargeBinary(), nullable=True),
        sa.Column("totp_key_id", sa.String(), nullable=True),
        sa.Column("totp_wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=False),
        sa.Column("token_epoch", sa.Integer(), nullable=False),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_login_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_login_ip", sa.String(), nullable=True),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_users_email_lower")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    op.create_index(op.f("ix_users_role"), "users", ["role"], unique=False)
    op.create_table(
        "webhook_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "received_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("sender", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("processing", sa.String(32), nullable=False),
        sa.Column("dedupe_key", sa.String(), nullable=True),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("remote_ip", sa.String(), nullable=True),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("processed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("processing_ms", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("trail_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_events")),
    )
    op.create_index(
        "ix_webhook_events_received", "webhook_events", ["received_at", "id"], unique=False
    )
    op.create_index("ix_webhook_events_reference", "webhook_events", ["reference"], unique=False)
    op.create_index(
        op.f("ix_webhook_events_trail_id"), "webhook_events", ["trail_id"], unique=False
    )
    op.create_index(
        "ix_webhook_events_verdict",
        "webhook_events",
        ["sender", "verdict", "received_at"],
        unique=False,
    )
    op.create_index(
        "uq_webhook_events_dedupe",
        "webhook_events",
        ["sender", "dedupe_key"],
        unique=True,
        postgresql_where=sa.text("dedupe_key is not null"),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("provider_offer_id", sa.String(), nullable=False),
        sa.Column("merchant", sa.String(), nullable=False),
        sa.Column("price", sa.Numeric(20, 8), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("text_quantity", sa.Integer(), nullable=False),
        sa.Column("available_quantity", sa.Integer(), nullable=True),
        sa.Column("is_preorder", sa.Boolean(), nullable=False),
        sa.Column("wholesale", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_offers_product_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("provider_offer_id", name=op.f("uq_offers_provider_offer_id")),
    )
    op.create_index(op.f("ix_offers_product_id"), "offers", ["product_id"], unique=False)
    op.create_table(
        "order_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("cover_url", sa.String(), nullable=True),
        sa.Column("source_type", sa.String(32), nullable=False),
        sa.Column("kinguin_product_id", sa.String(), nullable=True),
        sa.Column("activation_instructions", sa.String(), nullable=True),
        sa.Column("is_preorder", sa.Boolean(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(20, 8), nullable=False),
        sa.Column("unit_cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("total", sa.Numeric(20, 8), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("held_reason", sa.String(), nullable=True),
        sa.Column("delivered_count", sa.Integer(), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_items_quantity_positive")),
        sa.CheckConstraint(
            "total = unit_price * quantity", name=op.f("ck_order_items_total_adds_up")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_items_order_id")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_order_items_product_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_items")),
    )
    op.create_index(op.f("ix_order_items_order_id"), "order_items", ["order_id"], unique=False)
    op.create_index(op.f("ix_order_items_product_id"), "order_items", ["product_id"], unique=False)
    op.create_index(op.f("ix_order_items_status"), "order_items", ["status"], unique=False)
    op.create_table(
        "payments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("provider_payment_id", sa.String(), nullable=True),
        sa.Column("parent_payment_id", sa.String(), nullable=True),
        sa.Column("price", sa.Numeric(20, 8), nullable=False),
        sa.Column("pay_currency", sa.String(), nullable=False),
        sa.Column("pay_amount", sa.Numeric(precision=36, scale=18), nullable=True),
        sa.Column("pay_address", sa.String(), nullable=True),
        sa.Column("payin_extra_id", sa.String(), nullable=True),
        sa.Column("network", sa.String(), nullable=True),
        sa.Column("is_fixed_rate", sa.Boolean(), nullable=False),
        sa.Column("actually_paid", sa.Numeric(precision=36, scale=18), nullable=False),
        sa.Column("outcome_amount", sa.Numeric(precision=36, scale=18), nullable=True),
        sa.Column("outcome_currency", sa.String(), nullable=True),
        sa.Column("coverage", sa.String(32), nullable=False),
        sa.Column("timing", sa.String(32), nullable=False),
        sa.Column("asset", sa.String(32), nullable=False),
        sa.Column("payin_hash", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_poll_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.CheckConstraint("actually_paid >= 0", name=op.f("ck_payments_paid_not_negative")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_payments_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("provider_payment_id", name=op.f("uq_payments_provider_payment_id")),
    )
    op.create_index("ix_payments_created", "payments", ["created_at", "id"], unique=False)
    op.create_index(op.f("ix_payments_order_id"), "payments", ["order_id"], unique=False)
    op.create_index(
        op.f("ix_payments_parent_payment_id"), "payments", ["parent_payment_id"], unique=False
    )
    op.create_index(op.f("ix_payments_pay_address"), "payments", ["pay_address"], unique=False)
    op.create_index(op.f("ix_payments_payin_hash"), "payments", ["payin_hash"], unique=False)
    op.create_index(
        "ix_payments_poll",
        "payments",
        ["next_poll_at"],
        unique=False,
        postgresql_where=sa.text("next_poll_at is not null"),
    )
    op.create_index(
        "ix_payments_status_created", "payments", ["status", "created_at", "id"], unique=False
    )
    op.create_table(
        "price_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("price", sa.Numeric(20, 8), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["products.id"],
            name=op.f("fk_price_changes_product_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_changes")),
    )
    op.create_index("ix_price_changes_product", "price_changes", ["product_id", "id"], unique=False)
    op.create_table(
        "stock_batches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("supplier", sa.String(), nullable=False),
        sa.Column("unit_cost", sa.Numeric(20, 8), nullable=True),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported", sa.Integer(), nullable=False),
        sa.Column("duplicates", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_stock_batches_product_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_batches")),
    )
    op.create_index(
        op.f("ix_stock_batches_product_id"), "stock_batches", ["product_id"], unique=False
    )
    op.create_table(
        "sync_seen",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("kinguin_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["sync_runs.id"], name=op.f("fk_sync_seen_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "kinguin_id", name=op.f("pk_sync_seen")),
    )
    op.create_table(
        "fulfillment_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("requested_price", sa.Numeric(20, 8), nullable=False),
        sa.Column("paid_price", sa.Numeric(20, 8), nullable=True),
        sa.Column("provider_order_id", sa.String(), nullable=True),
        sa.Column("placing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["order_items.id"], name=op.f("fk_fulfillment_attempts_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_fulfillment_attempts_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fulfillment_attempts")),
        sa.UniqueConstraint("external_id", name=op.f("uq_fulfillment_attempts_external_id")),
        sa.UniqueConstraint(
            "item_id", "number", name=op.f("uq_fulfillment_attempts_item_id_number")
        ),
        sa.UniqueConstraint(
            "provider_order_id", name=op.f("uq_fulfillment_attempts_provider_order_id")
        ),
    )
    op.create_index(
        op.f("ix_fulfillment_attempts_item_id"), "fulfillment_attempts", ["item_id"], unique=False
    )
    op.create_index(
        op.f("ix_fulfillment_attempts_order_id"), "fulfillment_attempts", ["order_id"], unique=False
    )
    op.create_index(
        "uq_fulfillment_attempts_live",
        "fulfillment_attempts",
        ["item_id"],
        unique=True,
        postgresql_where=sa.text("status in ('planned', 'placing', 'placed')"),
    )
    op.create_table(
        "stock_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("iv", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_for", sa.Uuid(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sold_to", sa.Uuid(), nullable=True),
        sa.Column("sold_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'sold') = (sold_to is not null)", name=op.f("ck_stock_items_sold_to_somebody")
        ),
        sa.CheckConstraint(
            "(held_for is null) = (held_until is null)", name=op.f("ck_stock_items_hold_complete")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["stock_batches.id"], name=op.f("fk_stock_items_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_stock_items_product_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_items")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_stock_items_fingerprint")),
    )
    op.create_index(op.f("ix_stock_items_batch_id"), "stock_items", ["batch_id"], unique=False)
    op.create_index(
        "ix_stock_items_free",
        "stock_items",
        ["product_id", "expires_at", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'available'"),
    )
    op.create_index("ix_stock_items_held_for", "stock_items", ["held_for"], unique=False)
    op.create_index("ix_stock_items_sold_to", "stock_items", ["sold_to"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_type", sa.String(32), nullable=False),
        sa.Column("source_ref", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=True),
        sa.Column("object_key", sa.String(), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("iv", sa.LargeBinary(), nullable=False),
        sa.Column("aad", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("first_revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["fulfillment_attempts.id"], name=op.f("fk_deliveries_attempt_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["order_items.id"], name=op.f("fk_deliveries_item_id")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_deliveries_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("item_id", "position", name=op.f("uq_deliveries_item_id_position")),
        sa.UniqueConstraint("object_key", name=op.f("uq_deliveries_object_key")),
        sa.UniqueConstraint(
            "source_type", "source_ref", name=op.f("uq_deliveries_source_type_source_ref")
        ),
    )
    op.create_index(op.f("ix_deliveries_fingerprint"), "deliveries", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_deliveries_item_id"), "deliveries", ["item_id"], unique=False)
    op.create_index(op.f("ix_deliveries_key_id"), "deliveries", ["key_id"], unique=False)
    op.create_index(op.f("ix_deliveries_order_id"), "deliveries", ["order_id"], unique=False)
    op.create_table(
        "reveals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("ip", sa.String(), nullable=True),
        sa.Column("user_agent", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_reveals_delivery_id")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_reveals_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveals")),
    )
    op.create_index("ix_reveals_delivery", "reveals", ["delivery_id", "at"], unique=False)
    op.create_index(op.f("ix_reveals_order_id"), "reveals", ["order_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_reveals_order_id"), table_name="reveals")
    op.drop_index("ix_reveals_delivery", table_name="reveals")
    op.drop_table("reveals")
    op.drop_index(op.f("ix_deliveries_order_id"), table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_key_id"), table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_item_id"), table_name="deliveries")
    op.drop_index(op.f("ix_deliveries_fingerprint"), table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_index("ix_stock_items_sold_to", table_name="stock_items")
    op.drop_index("ix_stock_items_held_for", table_name="stock_items")
    op.drop_index(
        "ix_stock_items_free",
        table_name="stock_items",
        postgresql_where=sa.text("state = 'available'"),
    )
    op.drop_index(op.f("ix_stock_items_batch_id"), table_name="stock_items")
    op.drop_table("stock_items")
    op.drop_index(
        "uq_fulfillment_attempts_live",
        table_name="fulfillment_attempts",
        postgresql_where=sa.text("status in ('planned', 'placing', 'placed')"),
    )
    op.drop_index(op.f("ix_fulfillment_attempts_order_id"), table_name="fulfillment_attempts")
    op.drop_index(op.f("ix_fulfillment_attempts_item_id"), table_name="fulfillment_attempts")
    op.drop_table("fulfillment_attempts")
    op.drop_table("sync_seen")
    op.drop_index(op.f("ix_stock_batches_product_id"), table_name="stock_batches")
    op.drop_table("stock_batches")
    op.drop_index("ix_price_changes_product", table_name="price_changes")
    op.drop_table("price_changes")
    op.drop_index("ix_payments_status_created", table_name="payments")
    op.drop_index(
        "ix_payments_poll",
        table_name="payments",
        postgresql_where=sa.text("next_poll_at is not null"),
    )
    op.drop_index(op.f("ix_payments_payin_hash"), table_name="payments")
    op.drop_index(op.f("ix_payments_pay_address"), table_name="payments")
    op.drop_index(op.f("ix_payments_parent_payment_id"), table_name="payments")
    op.drop_index(op.f("ix_payments_order_id"), table_name="payments")
    op.drop_index("ix_payments_created", table_name="payments")
    op.drop_table("payments")
    op.drop_index(op.f("ix_order_items_status"), table_name="order_items")
    op.drop_index(op.f("ix_order_items_product_id"), table_name="order_items")
    op.drop_index(op.f("ix_order_items_order_id"), table_name="order_items")
    op.drop_table("order_items")
    op.drop_index(op.f("ix_offers_product_id"), table_name="offers")
    op.drop_table("offers")
    op.drop_index(
        "uq_webhook_events_dedupe",
        table_name="webhook_events",
        postgresql_where=sa.text("dedupe_key is not null"),
    )
    op.drop_index("ix_webhook_events_verdict", table_name="webhook_events")
    op.drop_index(op.f("ix_webhook_events_trail_id"), table_name="webhook_events")
    op.drop_index("ix_webhook_events_reference", table_name="webhook_events")
    op.drop_index("ix_webhook_events_received", table_name="webhook_events")
    op.drop_table("webhook_events")
    op.drop_index(op.f("ix_users_role"), table_name="users")
    op.drop_table("users")
    op.drop_index("ix_timeline_entries_trail", table_name="timeline_entries")
    op.drop_index("ix_timeline_entries_subject", table_name="timeline_entries")
    op.drop_table("timeline_entries")
    op.drop_index(
        "uq_sync_runs_running",
        table_name="sync_runs",
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_table("sync_runs")
    op.drop_index(op.f("ix_staff_sessions_user_id"), table_name="staff_sessions")
    op.drop_table("staff_sessions")
    op.drop_index("ix_products_updated", table_name="products")
    op.drop_index(
        "ix_products_title_trgm",
        table_name="products",
        postgresql_using="gin",
        postgresql_ops={"title": "gin_trgm_ops"},
    )
    op.drop_index("ix_products_search", table_name="products", postgresql_using="gin")
    op.drop_index(op.f("ix_products_region"), table_name="products")
    op.drop_index(op.f("ix_products_platform"), table_name="products")
    op.drop_index("ix_products_listed_title", table_name="products")
    op.drop_index("ix_products_listed_release", table_name="products")
    op.drop_index("ix_products_listed_price", table_name="products")
    op.drop_index("ix_products_listed_popular", table_name="products")
    op.drop_index("ix_products_genres", table_name="products", postgresql_using="gin")
    op.drop_index(op.f("ix_products_featured"), table_name="products")
    op.drop_index(op.f("ix_products_category"), table_name="products")
    op.drop_table("products")
    op.drop_index(op.f("ix_orders_user_id"), table_name="orders")
    op.drop_index("ix_orders_status_created", table_name="orders")
    op.drop_index("ix_orders_email", table_name="orders")
    op.drop_index(
        "ix_orders_due",
        table_name="orders",
        postgresql_where=sa.text("status in ('created', 'waiting')"),
    )
    op.drop_index("ix_orders_created", table_name="orders")
    op.drop_table("orders")
    op.drop_index("uq_jobs_key", table_name="jobs")
    op.drop_index(op.f("ix_jobs_trail_id"), table_name="jobs")
    op.drop_index("ix_jobs_state", table_name="jobs")
    op.drop_index(
        "ix_jobs_due", table_name="jobs", postgresql_where=sa.text("state in ('queued', 'running')")
    )
    op.drop_table("jobs")
    op.drop_index(op.f("ix_idempotency_keys_created_at"), table_name="idempotency_keys")
    op.drop_table("idempotency_keys")
    op.drop_index(op.f("ix_emails_trail_id"), table_name="emails")
    op.drop_index(op.f("ix_emails_recipient"), table_name="emails")
    op.drop_index("ix_emails_created", table_name="emails")
    op.drop_table("emails")
    op.drop_index("ix_audit_entries_object", table_name="audit_entries")
    op.drop_index("ix_audit_entries_actor", table_name="audit_entries")
    op.drop_index("ix_audit_entries_action", table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_index(
        "uq_attention_items_open",
        table_name="attention_items",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_attention_items_trail", table_name="attention_items")
    op.drop_index("ix_attention_items_state", table_name="attention_items")
    op.drop_table("attention_items")
