from dataclasses import dataclass
from decimal import Decimal

from bitloot.core.config import get_settings


@dataclass(frozen=True, slots=True)
class Terms:
    """What the shop decides about new and changed products of the provider."""

    margin_percent: Decimal
    auto_publish: bool


def present_terms() -> Terms:
    """As the settings say."""
    settings = get_settings()
    return Terms(settings.default_margin_percent, settings.catalog_auto_publish)
