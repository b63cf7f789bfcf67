from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Synonym")


@_attrs_define
class Synonym:
    id: UUID
    created_at: datetime.datetime
    words: str
    means: str
    both_ways: bool

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        words = self.words

        means = self.means

        both_ways = self.both_ways

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "words": words,
                "means": means,
                "both_ways": both_ways,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        words = d.pop("words")

        means = d.pop("means")

        both_ways = d.pop("both_ways")

        synonym = cls(
            id=id,
            created_at=created_at,
            words=words,
            means=means,
            both_ways=both_ways,
        )

        return synonym
