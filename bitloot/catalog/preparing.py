"""A listed product on its way to a row: read only where it is news, and by whoever has time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bitloot.catalog import offers
from bitloot.catalog.normalizing import Row, digest, row_of
from bitloot.catalog.repricing.syncing import DECIDED, priced
from bitloot.catalog.slugs import slugify
from bitloot.catalog.staging import encoder, line_of
from bitloot.catalog.terms import Terms
from bitloot.core.ids import new_ids
from bitloot.providers.kinguin.listing import Contents, Listed
from bitloot.providers.kinguin.products import Offer, Product, ProductUnreadableError

SAID = (
    *("title", "original_name", "description", "category", "platform", "drm", "region"),
    *("region_id", "excluded_countries", "age_rating", "genres", "tags", "developers"),
    *("publishers", "languages", "release_date", "metacritic_score", "system_requirements"),
    *("activation_instructions", "cover_url", "screenshots", "videos", "delivery_type"),
    *("kinguin_product_id", "cost", "is_preorder", "provider_updated_at", "provider_digest"),
)
"""Columns that say what the provider says, whatever the terms."""
_SAID = tuple((name, encoder(name)) for name in SAID)
_DECIDED = tuple((name, encoder(name)) for name in DECIDED)


@dataclass(slots=True)
class Ready:
    """What a product would be stored as; what others wait for is worked out once.

    `id` is what it gets if the shop does not have it yet (`give_ids`), `offer_ids` likewise.
    """

    row: Row
    offers: tuple[Offer, ...]
    id: str = ""
    offer_ids: Sequence[str] = ()
    _terms: Terms | None = None
    _decided: Row | None = None
    _line: str | None = None
    _offer_lines: dict[str, str] | None = None
    _slug: str | None = None

    def decided(self, terms: Terms) -> Row:
        """What these terms say of a product that the shop does not have yet."""
        if self._decided is None or self._terms is not terms:
            self._terms, self._decided, self._line = terms, priced(self.row, None, terms, {}), None
        return self._decided

    def line(self, decided: Row) -> str:
        """The columns `SAID` and `DECIDED` as COPY reads them."""
        if self._line is not None and decided is self._decided:
            return self._line
        row = self.row
        cells = [
            value if type(value := row[name]) is str else encode(value) for name, encode in _SAID
        ]
        cells += [encode(decided[name]) for name, encode in _DECIDED]
        return line_of(cells)

    def offer_lines(self, product_id: str) -> dict[str, str]:
        """One for each offer, by the provider's id, as `offers.replace` takes it."""
        if self._offer_lines is None or product_id != self.id:
            pairs = zip(self.offers, self.offer_ids, strict=True)
            return {offer.id: offers.line(offer, own_id, product_id) for offer, own_id in pairs}
        return self._offer_lines

    def slug(self) -> str:
        """That of its title, whoever else may have it."""
        if self._slug is None:
            self._slug = slugify(str(self.row["title"]))
        return self._slug

    def work_out(self, terms: Terms) -> None:
        """All of it as a new product's, by whoever has time."""
        self._line = self.line(self.decided(terms))
        self._offer_lines = self.offer_lines(self.id)
        self.slug()


def give_ids(products: Iterable[Ready]) -> None:
    """Ids for those that have none yet, all at once: asking the system for chance takes time."""
    without = [each for each in products if not each.id]
    ids = iter(new_ids(sum(1 + len(each.offers) for each in without)))
    for each in without:
        each.id, each.offer_ids = next(ids), tuple(islice(ids, len(each.offers)))


@dataclass(slots=True)
class Candidate:
    """A product of a page, or one that was asked for by itself.

    `ready` is worked out once; `refusal` says why it cannot be stored.
    """

    kinguin_id: int
    _listed: Listed | None = None
    _digest: str | None = None
    _ready: Ready | None = None
    refusal: str | None = None

    @classmethod
    def listed(cls, listed: Listed) -> "Candidate":
        """Of a page that came."""
        return cls(listed.kinguin_id, listed)

    @classmethod
    def known(cls, product: Product) -> "Candidate":
        """Of a product that was asked for by itself."""
        found = cls(product.kinguin_id, _digest=digest(product.fingerprint))
        found.take(product)
        return found

    @property
    def digest(self) -> str:
        """That of `normalizing.digest`; worked out once."""
        if self._digest is None:
            self._digest = digest("" if self._listed is None else self._listed.fingerprint)
        return self._digest

    def ready(self) -> Ready | None:
        """The row, or None when there is a `refusal`."""
        if self._ready is None and self.refusal is None and self._listed is not None:
            try:
                self.take(self._listed.read())
            except ProductUnreadableError as error:
                self.refusal = error.reason
        return self._ready

    def take(self, product: Product) -> None:
        """Read from that; refused when it contradicts itself."""
        self.refusal = contradiction(product)
        if self.refusal is None:
            self._ready = Ready(row_of(product), product.offers)

    @property
    def mark(self) -> bytes:
        """A digest of what the provider says of it, to the letter; none of one asked for alone."""
        return b"" if self._listed is None else self._listed.mark

    @property
    def said_at(self) -> str:
        """When the provider changed it, as text that sorts by time."""
        return "" if self._listed is None else str(self._listed.document.get("updatedAt") or "")


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page and what is on it."""

    candidates: list[Candidate]
    nameless: list[ProductUnreadableError] = field(default_factory=list)

    @classmethod
    def of(cls, contents: Contents) -> "PageRead":
        """As the provider listed it."""
        return cls([Candidate.listed(each) for each in contents.listed], contents.nameless)


def once_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A list that moves or repeats itself shows some twice: what was said last counts."""
    latest: dict[int, Candidate] = {}
    for one in candidates:
        before = latest.get(one.kinguin_id)
        if before is None or one.said_at >= before.said_at:
            latest[one.kinguin_id] = one
    return list(latest.values())


def contradiction(product: Product) -> str | None:
    """Why what is said of a product cannot be true all at once."""
    if not product.offers:
        return None
    if product.quantity and not any(offer.quantity for offer in product.offers):
        return f"{product.quantity} pieces are said to be there, and no offer has any"
    lowest = min(offer.price.amount for offer in product.offers)
    if product.price.amount < lowest:
        return f"the price {product.price} is below that of every offer"
    return None
