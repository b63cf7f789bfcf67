from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Offer")


@_attrs_define
class Offer:
    provider_offer_id: str
    merchant: str
    price: str
    quantity: int
    text_quantity: int
    available_quantity: int | None
    is_preorder: bool

    def to_dict(self) -> dict[str, Any]:
        provider_offer_id = self.provider_offer_id

        merchant = self.merchant

        price = self.price

        quantity = self.quantity

        text_quantity = self.text_quantity

        available_quantity: int | None
        available_quantity = self.available_quantity

        is_preorder = self.is_preorder

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "provider_offer_id": provider_offer_id,
                "merchant": merchant,
                "price": price,
                "quantity": quantity,
                "text_quantity": text_quantity,
                "available_quantity": available_quantity,
                "is_preorder": is_preorder,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        provider_offer_id = d.pop("provider_offer_id")

        merchant = d.pop("merchant")

        price = d.pop("price")

        quantity = d.pop("quantity")

        text_quantity = d.pop("text_quantity")

        def _parse_available_quantity(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        available_quantity = _parse_available_quantity(d.pop("available_quantity"))

        is_preorder = d.pop("is_preorder")

        offer = cls(
            provider_offer_id=provider_offer_id,
            merchant=merchant,
            price=price,
            quantity=quantity,
            text_quantity=text_quantity,
            available_quantity=available_quantity,
            is_preorder=is_preorder,
        )

        return offer
