from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.refusal import Refusal


T = TypeVar("T", bound="Foreseen")


@_attrs_define
class Foreseen:
    chosen: int
    changing: int
    unchanged: int
    refused: int
    refusals: list[Refusal]

    def to_dict(self) -> dict[str, Any]:
        chosen = self.chosen

        changing = self.changing

        unchanged = self.unchanged

        refused = self.refused

        refusals = []
        for refusals_item_data in self.refusals:
            refusals_item = refusals_item_data.to_dict()
            refusals.append(refusals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "chosen": chosen,
                "changing": changing,
                "unchanged": unchanged,
                "refused": refused,
                "refusals": refusals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refusal import Refusal  # noqa: PLC0415

        d = dict(src_dict)
        chosen = d.pop("chosen")

        changing = d.pop("changing")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        refusals = []
        _refusals = d.pop("refusals")
        for refusals_item_data in _refusals:
            refusals_item = Refusal.from_dict(refusals_item_data)

            refusals.append(refusals_item)

        foreseen = cls(
            chosen=chosen,
            changing=changing,
            unchanged=unchanged,
            refused=refused,
            refusals=refusals,
        )

        return foreseen
