from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.offender_reason import OffenderReason

T = TypeVar("T", bound="Offender")


@_attrs_define
class Offender:
    product_id: UUID
    title: str
    reason: OffenderReason
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        product_id = str(self.product_id)

        title = self.title

        reason = self.reason.value

        sentence = self.sentence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product_id": product_id,
                "title": title,
                "reason": reason,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product_id = UUID(d.pop("product_id"))

        title = d.pop("title")

        reason = OffenderReason(d.pop("reason"))

        sentence = d.pop("sentence")

        offender = cls(
            product_id=product_id,
            title=title,
            reason=reason,
            sentence=sentence,
        )

        return offender
