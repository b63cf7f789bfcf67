from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.replay_filter_sender_type_1 import ReplayFilterSenderType1
from ..models.replay_filter_sender_type_2_type_1 import ReplayFilterSenderType2Type1
from ..models.replay_filter_sender_type_3_type_1 import ReplayFilterSenderType3Type1
from ..types import UNSET, Unset

T = TypeVar("T", bound="ReplayFilter")


@_attrs_define
class ReplayFilter:
    sender: None | ReplayFilterSenderType1 | ReplayFilterSenderType2Type1 | ReplayFilterSenderType3Type1 | Unset = UNSET
    reference: None | str | Unset = UNSET
    received_from: datetime.datetime | None | Unset = UNSET
    received_before: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        sender: None | str | Unset
        if isinstance(self.sender, Unset):
            sender = UNSET
        elif isinstance(self.sender, ReplayFilterSenderType1):
            sender = self.sender.value
        elif isinstance(self.sender, ReplayFilterSenderType2Type1):
            sender = self.sender.value
        elif isinstance(self.sender, ReplayFilterSenderType3Type1):
            sender = self.sender.value
        else:
            sender = self.sender

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        received_from: None | str | Unset
        if isinstance(self.received_from, Unset):
            received_from = UNSET
        elif isinstance(self.received_from, datetime.datetime):
            received_from = self.received_from.isoformat()
        else:
            received_from = self.received_from

        received_before: None | str | Unset
        if isinstance(self.received_before, Unset):
            received_before = UNSET
        elif isinstance(self.received_before, datetime.datetime):
            received_before = self.received_before.isoformat()
        else:
            received_before = self.received_before

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if sender is not UNSET:
            field_dict["sender"] = sender
        if reference is not UNSET:
            field_dict["reference"] = reference
        if received_from is not UNSET:
            field_dict["received_from"] = received_from
        if received_before is not UNSET:
            field_dict["received_before"] = received_before

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_sender(
            data: object,
        ) -> None | ReplayFilterSenderType1 | ReplayFilterSenderType2Type1 | ReplayFilterSenderType3Type1 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sender_type_1 = ReplayFilterSenderType1(data)

                return sender_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sender_type_2_type_1 = ReplayFilterSenderType2Type1(data)

                return sender_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sender_type_3_type_1 = ReplayFilterSenderType3Type1(data)

                return sender_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                None | ReplayFilterSenderType1 | ReplayFilterSenderType2Type1 | ReplayFilterSenderType3Type1 | Unset,
                data,
            )

        sender = _parse_sender(d.pop("sender", UNSET))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        def _parse_received_from(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_from_type_0 = datetime.datetime.fromisoformat(data)

                return received_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        received_from = _parse_received_from(d.pop("received_from", UNSET))

        def _parse_received_before(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_before_type_0 = datetime.datetime.fromisoformat(data)

                return received_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        received_before = _parse_received_before(d.pop("received_before", UNSET))

        replay_filter = cls(
            sender=sender,
            reference=reference,
            received_from=received_from,
            received_before=received_before,
        )

        return replay_filter
