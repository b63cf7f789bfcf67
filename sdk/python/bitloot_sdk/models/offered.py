from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Offered")


@_attrs_define
class Offered:
    offers: int
    quantity: int
    text_quantity: int

    def to_dict(self) -> dict[str, Any]:
        offers = self.offers

        quantity = self.quantity

        text_quantity = self.text_quantity

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "offers": offers,
                "quantity": quantity,
                "text_quantity": text_quantity,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        offers = d.pop("offers")

        quantity = d.pop("quantity")

        text_quantity = d.pop("text_quantity")

        offered = cls(
            offers=offers,
            quantity=quantity,
            text_quantity=text_quantity,
        )

        return offered
