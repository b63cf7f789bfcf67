from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="SearchMiss")


@_attrs_define
class SearchMiss:
    id: UUID
    words: str
    times: int
    first_at: datetime.datetime
    last_at: datetime.datetime
    synonym_id: None | UUID
    dismissed_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        words = self.words

        times = self.times

        first_at = self.first_at.isoformat()

        last_at = self.last_at.isoformat()

        synonym_id: None | str
        if isinstance(self.synonym_id, UUID):
            synonym_id = str(self.synonym_id)
        else:
            synonym_id = self.synonym_id

        dismissed_at: None | str
        if isinstance(self.dismissed_at, datetime.datetime):
            dismissed_at = self.dismissed_at.isoformat()
        else:
            dismissed_at = self.dismissed_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "words": words,
                "times": times,
                "first_at": first_at,
                "last_at": last_at,
                "synonym_id": synonym_id,
                "dismissed_at": dismissed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        words = d.pop("words")

        times = d.pop("times")

        first_at = datetime.datetime.fromisoformat(d.pop("first_at"))

        last_at = datetime.datetime.fromisoformat(d.pop("last_at"))

        def _parse_synonym_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                synonym_id_type_0 = UUID(data)

                return synonym_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        synonym_id = _parse_synonym_id(d.pop("synonym_id"))

        def _parse_dismissed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dismissed_at_type_0 = datetime.datetime.fromisoformat(data)

                return dismissed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        dismissed_at = _parse_dismissed_at(d.pop("dismissed_at"))

        search_miss = cls(
            id=id,
            words=words,
            times=times,
            first_at=first_at,
            last_at=last_at,
            synonym_id=synonym_id,
            dismissed_at=dismissed_at,
        )

        return search_miss
