from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UpdatedAt, UuidKey


class Role(StrEnum):
    """A customer, or what a member of staff may do (see `permissions.py`)."""

    CUSTOMER = "customer"
    VIEWER = "viewer"
    SUPPORT = "support"
    FINANCE = "finance"
    CATALOGUE = "catalogue"
    ADMIN = "admin"
    OWNER = "owner"


class User(Model):
    """A customer or a member of staff. `email` is stored in lower case."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"),)

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(default=Role.CUSTOMER, index=True)
    password_hash: Mapped[str | None]
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_iv: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_key_id: Mapped[str | None]
    totp_wrapped_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_last_step: Mapped[int] = mapped_column(default=0)
    token_epoch: Mapped[int] = mapped_column(default=0)
    suspended_at: Mapped[datetime | None]
    last_login_at: Mapped[datetime | None]
    last_login_ip: Mapped[str | None]

    @property
    def is_staff(self) -> bool:
        """Whether the console is open to this person at all."""
        return self.role is not Role.CUSTOMER and self.suspended_at is None


class StaffSession(Model):
    """A signed-in browser of a member of staff."""

    __tablename__ = "staff_sessions"

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    user_id: Mapped[UUID] = mapped_column(index=True)
    confirmed_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ip: Mapped[str | None]
    user_agent: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
