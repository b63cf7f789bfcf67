from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.offer_choice import OfferChoice


T = TypeVar("T", bound="LineOffers")


@_attrs_define
class LineOffers:
    item_id: UUID
    unit_price: str
    unit_cost: None | str
    offers: list[OfferChoice]

    def to_dict(self) -> dict[str, Any]:
        item_id = str(self.item_id)

        unit_price = self.unit_price

        unit_cost: None | str
        unit_cost = self.unit_cost

        offers = []
        for offers_item_data in self.offers:
            offers_item = offers_item_data.to_dict()
            offers.append(offers_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item_id": item_id,
                "unit_price": unit_price,
                "unit_cost": unit_cost,
                "offers": offers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.offer_choice import OfferChoice  # noqa: PLC0415

        d = dict(src_dict)
        item_id = UUID(d.pop("item_id"))

        unit_price = d.pop("unit_price")

        def _parse_unit_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit_cost = _parse_unit_cost(d.pop("unit_cost"))

        offers = []
        _offers = d.pop("offers")
        for offers_item_data in _offers:
            offers_item = OfferChoice.from_dict(offers_item_data)

            offers.append(offers_item)

        line_offers = cls(
            item_id=item_id,
            unit_price=unit_price,
            unit_cost=unit_cost,
            offers=offers,
        )

        return line_offers
