from dataclasses import dataclass
from decimal import Decimal

from bitloot.catalog.price_rules import RuleBook
from bitloot.catalog.repricing.book import in_force
from bitloot.core.config import get_settings


@dataclass(frozen=True, slots=True)
class Terms:
    """What the shop decides about new and changed products of the provider.

    A cost that has grown by more than `cost_jump_percent` is held for staff.
    """

    book: RuleBook
    auto_publish: bool
    cost_jump_percent: Decimal


def present_terms() -> Terms:
    """As the settings and the rules in force say."""
    settings = get_settings()
    return Terms(in_force(), settings.catalog_auto_publish, settings.cost_jump_percent)
