"""Which of the provider's products a sync brings in: rules that staff make."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, Texts, UpdatedAt, UuidKey
from bitloot.core.money import Money


class ImportRule(Model):
    """Wants what fulfills all that it asks; what it does not ask is empty.

    Without an enabled rule everything is imported. A product that is here already stays.
    """

    __tablename__ = "import_rules"
    __table_args__ = (
        CheckConstraint("min_price >= 0 and max_price >= 0", name="prices"),
        CheckConstraint("min_stock >= 0", name="stock"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    name: Mapped[str]
    enabled: Mapped[bool] = mapped_column(default=True)
    genres: Mapped[Texts] = mapped_column(default=list)
    platforms: Mapped[Texts] = mapped_column(default=list)
    words: Mapped[str | None]
    min_price: Mapped[Money | None]
    max_price: Mapped[Money | None]
    min_stock: Mapped[int | None]
