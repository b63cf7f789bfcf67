from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="BuyOffer")


@_attrs_define
class BuyOffer:
    reason: str
    code: str
    """ From the authenticator; works once. """
    offer_id: str
    price: float

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        code = self.code

        offer_id = self.offer_id

        price = self.price

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "code": code,
                "offer_id": offer_id,
                "price": price,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        code = d.pop("code")

        offer_id = d.pop("offer_id")

        price = d.pop("price")

        buy_offer = cls(
            reason=reason,
            code=code,
            offer_id=offer_id,
            price=price,
        )

        return buy_offer
