from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.image_kind import ImageKind
from ..models.image_state import ImageState

T = TypeVar("T", bound="Image")


@_attrs_define
class Image:
    id: UUID
    created_at: datetime.datetime
    source: str
    kind: ImageKind
    state: ImageState
    attempts: int
    due_at: datetime.datetime
    reason: None | str
    digest: None | str
    width: int | None
    height: int | None
    widths: list[int]
    stored_bytes: int
    fetched_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        source = self.source

        kind = self.kind.value

        state = self.state.value

        attempts = self.attempts

        due_at = self.due_at.isoformat()

        reason: None | str
        reason = self.reason

        digest: None | str
        digest = self.digest

        width: int | None
        width = self.width

        height: int | None
        height = self.height

        widths = self.widths

        stored_bytes = self.stored_bytes

        fetched_at: None | str
        if isinstance(self.fetched_at, datetime.datetime):
            fetched_at = self.fetched_at.isoformat()
        else:
            fetched_at = self.fetched_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "source": source,
                "kind": kind,
                "state": state,
                "attempts": attempts,
                "due_at": due_at,
                "reason": reason,
                "digest": digest,
                "width": width,
                "height": height,
                "widths": widths,
                "stored_bytes": stored_bytes,
                "fetched_at": fetched_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        source = d.pop("source")

        kind = ImageKind(d.pop("kind"))

        state = ImageState(d.pop("state"))

        attempts = d.pop("attempts")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_digest(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        digest = _parse_digest(d.pop("digest"))

        def _parse_width(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        width = _parse_width(d.pop("width"))

        def _parse_height(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        height = _parse_height(d.pop("height"))

        widths = cast(list[int], d.pop("widths"))

        stored_bytes = d.pop("stored_bytes")

        def _parse_fetched_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fetched_at_type_0 = datetime.datetime.fromisoformat(data)

                return fetched_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        fetched_at = _parse_fetched_at(d.pop("fetched_at"))

        image = cls(
            id=id,
            created_at=created_at,
            source=source,
            kind=kind,
            state=state,
            attempts=attempts,
            due_at=due_at,
            reason=reason,
            digest=digest,
            width=width,
            height=height,
            widths=widths,
            stored_bytes=stored_bytes,
            fetched_at=fetched_at,
        )

        return image
