from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.rating import Rating


T = TypeVar("T", bound="OfferChoice")


@_attrs_define
class OfferChoice:
    offer_id: str
    merchant: str
    price: str
    quantity: int
    margin: str
    rating: Rating
    enough: bool

    def to_dict(self) -> dict[str, Any]:
        offer_id = self.offer_id

        merchant = self.merchant

        price = self.price

        quantity = self.quantity

        margin = self.margin

        rating = self.rating.to_dict()

        enough = self.enough

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "offer_id": offer_id,
                "merchant": merchant,
                "price": price,
                "quantity": quantity,
                "margin": margin,
                "rating": rating,
                "enough": enough,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rating import Rating  # noqa: PLC0415

        d = dict(src_dict)
        offer_id = d.pop("offer_id")

        merchant = d.pop("merchant")

        price = d.pop("price")

        quantity = d.pop("quantity")

        margin = d.pop("margin")

        rating = Rating.from_dict(d.pop("rating"))

        enough = d.pop("enough")

        offer_choice = cls(
            offer_id=offer_id,
            merchant=merchant,
            price=price,
            quantity=quantity,
            margin=margin,
            rating=rating,
            enough=enough,
        )

        return offer_choice
