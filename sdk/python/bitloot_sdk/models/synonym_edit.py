from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SynonymEdit")


@_attrs_define
class SynonymEdit:
    words: str | Unset = UNSET
    means: str | Unset = UNSET
    both_ways: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        words = self.words

        means = self.means

        both_ways = self.both_ways

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if words is not UNSET:
            field_dict["words"] = words
        if means is not UNSET:
            field_dict["means"] = means
        if both_ways is not UNSET:
            field_dict["both_ways"] = both_ways

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        words = d.pop("words", UNSET)

        means = d.pop("means", UNSET)

        both_ways = d.pop("both_ways", UNSET)

        synonym_edit = cls(
            words=words,
            means=means,
            both_ways=both_ways,
        )

        return synonym_edit
