"""One thing for sale, before texts and offers are written for it."""

from dataclasses import dataclass

SEED = "bitloot-catalogue-1"

REGION_SUFFIX = {1: "EU", 2: "US", 3: "", 8: "UK", 10: "RoW", 11: "LATAM", 46: "TR"}


@dataclass(frozen=True, slots=True)
class Item:
    """Title, edition, platform and region make one item; `family` is what its art shares."""

    kinguin_id: int
    product_id: str
    kind: str  # game | dlc | software | subscription | prepaid
    theme: str
    title: str
    edition: str
    family: str  # the franchise or brand; its art belongs together
    platform: str
    region_id: int
    maker: str
    what: str
    base_cents: int

    @property
    def name(self) -> str:
        """The full name as the provider prints it, ending in what is sold."""
        suffix = REGION_SUFFIX[self.region_id]
        if self.kind in {"game", "dlc"}:
            store = self.platform.removeprefix("PC ").replace("Xbox", "XBOX")
            end = f"{store} CD Key"
        else:
            end = "Gift Card" if self.kind == "prepaid" else "Key"
        return " ".join(part for part in (self.title, self.edition, suffix, end) if part)
