from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RefusalNote")


@_attrs_define
class RefusalNote:
    title: str
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        sentence = self.sentence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        sentence = d.pop("sentence")

        refusal_note = cls(
            title=title,
            sentence=sentence,
        )

        return refusal_note
