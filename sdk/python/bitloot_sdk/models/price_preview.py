from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.margin_class import MarginClass
    from ..models.offender import Offender
    from ..models.price_move import PriceMove


T = TypeVar("T", bound="PricePreview")


@_attrs_define
class PricePreview:
    version: str
    seen: int
    raised: int
    lowered: int
    unchanged: int
    refused: int
    margins: list[MarginClass]
    biggest: list[PriceMove]
    offenders: list[Offender]

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        seen = self.seen

        raised = self.raised

        lowered = self.lowered

        unchanged = self.unchanged

        refused = self.refused

        margins = []
        for margins_item_data in self.margins:
            margins_item = margins_item_data.to_dict()
            margins.append(margins_item)

        biggest = []
        for biggest_item_data in self.biggest:
            biggest_item = biggest_item_data.to_dict()
            biggest.append(biggest_item)

        offenders = []
        for offenders_item_data in self.offenders:
            offenders_item = offenders_item_data.to_dict()
            offenders.append(offenders_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "version": version,
                "seen": seen,
                "raised": raised,
                "lowered": lowered,
                "unchanged": unchanged,
                "refused": refused,
                "margins": margins,
                "biggest": biggest,
                "offenders": offenders,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.margin_class import MarginClass  # noqa: PLC0415
        from ..models.offender import Offender  # noqa: PLC0415
        from ..models.price_move import PriceMove  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        seen = d.pop("seen")

        raised = d.pop("raised")

        lowered = d.pop("lowered")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        margins = []
        _margins = d.pop("margins")
        for margins_item_data in _margins:
            margins_item = MarginClass.from_dict(margins_item_data)

            margins.append(margins_item)

        biggest = []
        _biggest = d.pop("biggest")
        for biggest_item_data in _biggest:
            biggest_item = PriceMove.from_dict(biggest_item_data)

            biggest.append(biggest_item)

        offenders = []
        _offenders = d.pop("offenders")
        for offenders_item_data in _offenders:
            offenders_item = Offender.from_dict(offenders_item_data)

            offenders.append(offenders_item)

        price_preview = cls(
            version=version,
            seen=seen,
            raised=raised,
            lowered=lowered,
            unchanged=unchanged,
            refused=refused,
            margins=margins,
            biggest=biggest,
            offenders=offenders,
        )

        return price_preview
