from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.override_status import OverrideStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="Override")


@_attrs_define
class Override:
    reason: str
    status: OverrideStatus
    actually_paid: str
    evidence: str
    payin_hash: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        status = self.status.value

        actually_paid = self.actually_paid

        evidence = self.evidence

        payin_hash: None | str | Unset
        if isinstance(self.payin_hash, Unset):
            payin_hash = UNSET
        else:
            payin_hash = self.payin_hash

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "status": status,
                "actually_paid": actually_paid,
                "evidence": evidence,
            }
        )
        if payin_hash is not UNSET:
            field_dict["payin_hash"] = payin_hash

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        status = OverrideStatus(d.pop("status"))

        actually_paid = d.pop("actually_paid")

        evidence = d.pop("evidence")

        def _parse_payin_hash(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        payin_hash = _parse_payin_hash(d.pop("payin_hash", UNSET))

        override = cls(
            reason=reason,
            status=status,
            actually_paid=actually_paid,
            evidence=evidence,
            payin_hash=payin_hash,
        )

        return override
