from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.stock_item_state import StockItemState

T = TypeVar("T", bound="StockItem")


@_attrs_define
class StockItem:
    id: UUID
    batch_id: UUID
    state: StockItemState
    fingerprint: str
    created_at: datetime.datetime
    expires_at: datetime.datetime | None
    held_for: None | UUID
    held_until: datetime.datetime | None
    sold_to: None | UUID
    sold_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        batch_id = str(self.batch_id)

        state = self.state.value

        fingerprint = self.fingerprint

        created_at = self.created_at.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        held_for: None | str
        if isinstance(self.held_for, UUID):
            held_for = str(self.held_for)
        else:
            held_for = self.held_for

        held_until: None | str
        if isinstance(self.held_until, datetime.datetime):
            held_until = self.held_until.isoformat()
        else:
            held_until = self.held_until

        sold_to: None | str
        if isinstance(self.sold_to, UUID):
            sold_to = str(self.sold_to)
        else:
            sold_to = self.sold_to

        sold_at: None | str
        if isinstance(self.sold_at, datetime.datetime):
            sold_at = self.sold_at.isoformat()
        else:
            sold_at = self.sold_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "batch_id": batch_id,
                "state": state,
                "fingerprint": fingerprint,
                "created_at": created_at,
                "expires_at": expires_at,
                "held_for": held_for,
                "held_until": held_until,
                "sold_to": sold_to,
                "sold_at": sold_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        batch_id = UUID(d.pop("batch_id"))

        state = StockItemState(d.pop("state"))

        fingerprint = d.pop("fingerprint")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_held_for(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                held_for_type_0 = UUID(data)

                return held_for_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        held_for = _parse_held_for(d.pop("held_for"))

        def _parse_held_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                held_until_type_0 = datetime.datetime.fromisoformat(data)

                return held_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        held_until = _parse_held_until(d.pop("held_until"))

        def _parse_sold_to(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sold_to_type_0 = UUID(data)

                return sold_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        sold_to = _parse_sold_to(d.pop("sold_to"))

        def _parse_sold_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sold_at_type_0 = datetime.datetime.fromisoformat(data)

                return sold_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        sold_at = _parse_sold_at(d.pop("sold_at"))

        stock_item = cls(
            id=id,
            batch_id=batch_id,
            state=state,
            fingerprint=fingerprint,
            created_at=created_at,
            expires_at=expires_at,
            held_for=held_for,
            held_until=held_until,
            sold_to=sold_to,
            sold_at=sold_at,
        )

        return stock_item
