import hashlib
from dataclasses import dataclass
from decimal import Decimal

from bitloot.catalog.imports.rules import wishes
from bitloot.catalog.imports.wanting import Wish
from bitloot.catalog.normalizing import READING
from bitloot.catalog.price_rules import RuleBook
from bitloot.catalog.repricing.book import in_force
from bitloot.core.config import get_settings


@dataclass(frozen=True, slots=True)
class Terms:
    """What the shop decides about new and changed products of the provider.

    A cost that has grown by more than `cost_jump_percent` is held for staff. Of new products those
    are taken that a wish wants; without wishes all.
    """

    book: RuleBook
    auto_publish: bool
    cost_jump_percent: Decimal
    wishes: tuple[Wish, ...] = ()

    @property
    def version(self) -> str | None:
        """The same while the same page would be stored the same way.

        None when that hangs on something else as well: who is in a group.
        """
        if self.book.asks_groups:
            return None
        wanted = sorted(
            repr((sorted(w.genres), sorted(w.platforms), w.words, w.min_price, w.max_price))
            + repr(w.min_stock)
            for w in self.wishes
        )
        said = (READING, self.book.rules, self.book.default_margin, self.cost_jump_percent, wanted)
        return hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()


def present_terms(*, everything: bool = False) -> Terms:
    """As the settings and the rules in force say; `everything` is wanted where staff chose it."""
    settings = get_settings()
    chosen = () if everything else wishes()
    return Terms(in_force(), settings.catalog_auto_publish, settings.cost_jump_percent, chosen)
