from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.withdraw_act import WithdrawAct
from ..types import UNSET, Unset

T = TypeVar("T", bound="Withdraw")


@_attrs_define
class Withdraw:
    act: WithdrawAct
    batch_id: None | Unset | UUID = UNSET
    item_ids: list[UUID] | Unset = UNSET
    dry_run: bool | Unset = False
    expected: int | None | Unset = UNSET
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        act = self.act.value

        batch_id: None | str | Unset
        if isinstance(self.batch_id, Unset):
            batch_id = UNSET
        elif isinstance(self.batch_id, UUID):
            batch_id = str(self.batch_id)
        else:
            batch_id = self.batch_id

        item_ids: list[str] | Unset = UNSET
        if not isinstance(self.item_ids, Unset):
            item_ids = []
            for item_ids_item_data in self.item_ids:
                item_ids_item = str(item_ids_item_data)
                item_ids.append(item_ids_item)

        dry_run = self.dry_run

        expected: int | None | Unset
        if isinstance(self.expected, Unset):
            expected = UNSET
        else:
            expected = self.expected

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "act": act,
            }
        )
        if batch_id is not UNSET:
            field_dict["batch_id"] = batch_id
        if item_ids is not UNSET:
            field_dict["item_ids"] = item_ids
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run
        if expected is not UNSET:
            field_dict["expected"] = expected
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        act = WithdrawAct(d.pop("act"))

        def _parse_batch_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                batch_id_type_0 = UUID(data)

                return batch_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        batch_id = _parse_batch_id(d.pop("batch_id", UNSET))

        _item_ids = d.pop("item_ids", UNSET)
        item_ids: list[UUID] | Unset = UNSET
        if _item_ids is not UNSET:
            item_ids = []
            for item_ids_item_data in _item_ids:
                item_ids_item = UUID(item_ids_item_data)

                item_ids.append(item_ids_item)

        dry_run = d.pop("dry_run", UNSET)

        def _parse_expected(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        expected = _parse_expected(d.pop("expected", UNSET))

        reason = d.pop("reason", UNSET)

        withdraw = cls(
            act=act,
            batch_id=batch_id,
            item_ids=item_ids,
            dry_run=dry_run,
            expected=expected,
            reason=reason,
        )

        return withdraw
