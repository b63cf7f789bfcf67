from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.explained_refusal_type_1 import ExplainedRefusalType1
from ..models.explained_refusal_type_2_type_1 import ExplainedRefusalType2Type1
from ..models.explained_refusal_type_3_type_1 import ExplainedRefusalType3Type1

if TYPE_CHECKING:
    from ..models.price_step import PriceStep


T = TypeVar("T", bound="Explained")


@_attrs_define
class Explained:
    price: str
    steps: list[PriceStep]
    refusal: ExplainedRefusalType1 | ExplainedRefusalType2Type1 | ExplainedRefusalType3Type1 | None
    below_cost_allowed: bool

    def to_dict(self) -> dict[str, Any]:
        price = self.price

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        refusal: None | str
        if isinstance(self.refusal, ExplainedRefusalType1):
            refusal = self.refusal.value
        elif isinstance(self.refusal, ExplainedRefusalType2Type1):
            refusal = self.refusal.value
        elif isinstance(self.refusal, ExplainedRefusalType3Type1):
            refusal = self.refusal.value
        else:
            refusal = self.refusal

        below_cost_allowed = self.below_cost_allowed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "price": price,
                "steps": steps,
                "refusal": refusal,
                "below_cost_allowed": below_cost_allowed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price_step import PriceStep  # noqa: PLC0415

        d = dict(src_dict)
        price = d.pop("price")

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = PriceStep.from_dict(steps_item_data)

            steps.append(steps_item)

        def _parse_refusal(
            data: object,
        ) -> ExplainedRefusalType1 | ExplainedRefusalType2Type1 | ExplainedRefusalType3Type1 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refusal_type_1 = ExplainedRefusalType1(data)

                return refusal_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refusal_type_2_type_1 = ExplainedRefusalType2Type1(data)

                return refusal_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refusal_type_3_type_1 = ExplainedRefusalType3Type1(data)

                return refusal_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExplainedRefusalType1 | ExplainedRefusalType2Type1 | ExplainedRefusalType3Type1 | None, data)

        refusal = _parse_refusal(d.pop("refusal"))

        below_cost_allowed = d.pop("below_cost_allowed")

        explained = cls(
            price=price,
            steps=steps,
            refusal=refusal,
            below_cost_allowed=below_cost_allowed,
        )

        return explained
