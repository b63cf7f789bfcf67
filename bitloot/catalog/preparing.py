"""A listed product on its way to a row: read only where it is news, and by whoever has time."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bitloot.catalog import offers
from bitloot.catalog.normalizing import Row, digest, row_of
from bitloot.catalog.slugs import slugify
from bitloot.catalog.staging import encoder
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


@dataclass(slots=True)
class Ready:
    """What a product would be stored as, its price apart; texts for COPY are made once."""

    row: Row
    offers: tuple[Offer, ...]
    _line: str | None = None
    _offer_lines: list[str] | None = None
    _slug: str | None = None

    def line(self) -> str:
        """The columns `SAID` as COPY reads them."""
        if self._line is None:
            row = self.row
            self._line = "\t".join([encode(row[name]) for name, encode in _SAID])
        return self._line

    def offer_lines(self) -> list[str]:
        """A line each with the columns `offers.SAID`."""
        if self._offer_lines is None:
            self._offer_lines = list(map(offers.line, self.offers))
        return self._offer_lines

    def slug(self) -> str:
        """That of its title, whoever else may have it."""
        if self._slug is None:
            self._slug = slugify(str(self.row["title"]))
        return self._slug

    def work_out(self) -> None:
        """All of it, by whoever has time."""
        self.line()
        self.offer_lines()
        self.slug()


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
