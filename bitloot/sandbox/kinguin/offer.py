"""A seller's offer: prices in EUR cents here, EUR floats on the wire."""

from __future__ import annotations

from dataclasses import dataclass

from bitloot.sandbox.documents import Doc, Json, document, documents, flag, number, text, whole

TIER_STARTS = (10, 50, 100, 500)


def euros(cents: int) -> float:
    """EUR as the wire carries them."""
    return round(cents / 100, 2)


def cents(amount: float) -> int:
    """Whole cents of a EUR float."""
    return round(amount * 100)


@dataclass(frozen=True, slots=True)
class Offer:
    """`qty` counts declared stock too; `available` is what physically lies there."""

    offer_id: str
    name: str
    price_cents: int
    qty: int
    available: int
    text_qty: int
    available_text: int
    merchant: str
    preorder: bool
    release_date: str
    tiers: tuple[int, ...] = ()

    def tier_cents(self, qty: int) -> int | None:
        """Wholesale price per piece for a quantity, or None where it has no step."""
        reached = [p for start, p in zip(TIER_STARTS, self.tiers, strict=False) if qty >= start]
        return reached[-1] if reached else None

    def doc(self) -> Doc:
        """The offer as the API prints it."""
        doc: Doc = {
            "name": self.name,
            "offerId": self.offer_id,
            "price": euros(self.price_cents),
            "qty": self.qty,
            "availableQty": self.available,
            "textQty": self.text_qty,
            "availableTextQty": self.available_text,
            "merchantName": self.merchant,
            "isPreorder": self.preorder,
            "releaseDate": self.release_date,
        }
        if self.tiers:
            tiers: list[Json] = [
                {"level": level, "price": euros(price)} for level, price in enumerate(self.tiers, 1)
            ]
            doc["wholesale"] = {"enabled": True, "tiers": tiers}
        return doc


def offer_from(doc: Doc) -> Offer:
    """The offer a stored document holds."""
    tiers = documents(document(doc, "wholesale"), "tiers")
    return Offer(
        offer_id=text(doc, "offerId"),
        name=text(doc, "name"),
        price_cents=cents(number(doc, "price")),
        qty=whole(doc, "qty"),
        available=whole(doc, "availableQty"),
        text_qty=whole(doc, "textQty"),
        available_text=whole(doc, "availableTextQty"),
        merchant=text(doc, "merchantName"),
        preorder=flag(doc, "isPreorder"),
        release_date=text(doc, "releaseDate"),
        tiers=tuple(cents(number(tier, "price")) for tier in tiers),
    )
