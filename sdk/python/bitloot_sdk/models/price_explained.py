from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.explained import Explained


T = TypeVar("T", bound="PriceExplained")


@_attrs_define
class PriceExplained:
    product_id: UUID
    cost: None | str
    price: str
    standing: str
    in_force: Explained | None
    edited: Explained | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.explained import Explained  # noqa: PLC0415

        product_id = str(self.product_id)

        cost: None | str
        cost = self.cost

        price = self.price

        standing = self.standing

        in_force: dict[str, Any] | None
        if isinstance(self.in_force, Explained):
            in_force = self.in_force.to_dict()
        else:
            in_force = self.in_force

        edited: dict[str, Any] | None
        if isinstance(self.edited, Explained):
            edited = self.edited.to_dict()
        else:
            edited = self.edited

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "cost": cost,
                "price": price,
                "standing": standing,
                "in_force": in_force,
                "edited": edited,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explained import Explained  # noqa: PLC0415

        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        def _parse_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cost = _parse_cost(d.pop("cost"))

        price = d.pop("price")

        standing = d.pop("standing")

        def _parse_in_force(data: object) -> Explained | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                in_force_type_0 = Explained.from_dict(data)

                return in_force_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Explained | None, data)

        in_force = _parse_in_force(d.pop("in_force"))

        def _parse_edited(data: object) -> Explained | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                edited_type_0 = Explained.from_dict(data)

                return edited_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Explained | None, data)

        edited = _parse_edited(d.pop("edited"))

        price_explained = cls(
            product_id=product_id,
            cost=cost,
            price=price,
            standing=standing,
            in_force=in_force,
            edited=edited,
        )

        return price_explained
