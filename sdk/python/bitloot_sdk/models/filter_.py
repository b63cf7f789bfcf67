from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.filter_source_type_type_1 import FilterSourceTypeType1
from ..models.filter_source_type_type_2_type_1 import FilterSourceTypeType2Type1
from ..models.filter_source_type_type_3_type_1 import FilterSourceTypeType3Type1
from ..types import UNSET, Unset

T = TypeVar("T", bound="Filter")


@_attrs_define
class Filter:
    q: str | Unset = ""
    source_type: FilterSourceTypeType1 | FilterSourceTypeType2Type1 | FilterSourceTypeType3Type1 | None | Unset = UNSET
    published: bool | None | Unset = UNSET
    retired: bool | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        q = self.q

        source_type: None | str | Unset
        if isinstance(self.source_type, Unset):
            source_type = UNSET
        elif isinstance(self.source_type, FilterSourceTypeType1):
            source_type = self.source_type.value
        elif isinstance(self.source_type, FilterSourceTypeType2Type1):
            source_type = self.source_type.value
        elif isinstance(self.source_type, FilterSourceTypeType3Type1):
            source_type = self.source_type.value
        else:
            source_type = self.source_type

        published: bool | None | Unset
        if isinstance(self.published, Unset):
            published = UNSET
        else:
            published = self.published

        retired: bool | None | Unset
        if isinstance(self.retired, Unset):
            retired = UNSET
        else:
            retired = self.retired

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if q is not UNSET:
            field_dict["q"] = q
        if source_type is not UNSET:
            field_dict["source_type"] = source_type
        if published is not UNSET:
            field_dict["published"] = published
        if retired is not UNSET:
            field_dict["retired"] = retired

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        q = d.pop("q", UNSET)

        def _parse_source_type(
            data: object,
        ) -> FilterSourceTypeType1 | FilterSourceTypeType2Type1 | FilterSourceTypeType3Type1 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                source_type_type_1 = FilterSourceTypeType1(data)

                return source_type_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                source_type_type_2_type_1 = FilterSourceTypeType2Type1(data)

                return source_type_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                source_type_type_3_type_1 = FilterSourceTypeType3Type1(data)

                return source_type_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                FilterSourceTypeType1 | FilterSourceTypeType2Type1 | FilterSourceTypeType3Type1 | None | Unset, data
            )

        source_type = _parse_source_type(d.pop("source_type", UNSET))

        def _parse_published(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        published = _parse_published(d.pop("published", UNSET))

        def _parse_retired(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        retired = _parse_retired(d.pop("retired", UNSET))

        filter_ = cls(
            q=q,
            source_type=source_type,
            published=published,
            retired=retired,
        )

        return filter_
