from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ImportRuleEdit")


@_attrs_define
class ImportRuleEdit:
    enabled: bool | Unset = UNSET
    genres: list[str] | Unset = UNSET
    platforms: list[str] | Unset = UNSET
    words: None | str | Unset = UNSET
    min_price: float | None | Unset = UNSET
    max_price: float | None | Unset = UNSET
    min_stock: int | None | Unset = UNSET
    name: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        enabled = self.enabled

        genres: list[str] | Unset = UNSET
        if not isinstance(self.genres, Unset):
            genres = self.genres

        platforms: list[str] | Unset = UNSET
        if not isinstance(self.platforms, Unset):
            platforms = self.platforms

        words: None | str | Unset
        if isinstance(self.words, Unset):
            words = UNSET
        else:
            words = self.words

        min_price: float | None | Unset
        if isinstance(self.min_price, Unset):
            min_price = UNSET
        else:
            min_price = self.min_price

        max_price: float | None | Unset
        if isinstance(self.max_price, Unset):
            max_price = UNSET
        else:
            max_price = self.max_price

        min_stock: int | None | Unset
        if isinstance(self.min_stock, Unset):
            min_stock = UNSET
        else:
            min_stock = self.min_stock

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if genres is not UNSET:
            field_dict["genres"] = genres
        if platforms is not UNSET:
            field_dict["platforms"] = platforms
        if words is not UNSET:
            field_dict["words"] = words
        if min_price is not UNSET:
            field_dict["min_price"] = min_price
        if max_price is not UNSET:
            field_dict["max_price"] = max_price
        if min_stock is not UNSET:
            field_dict["min_stock"] = min_stock
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enabled = d.pop("enabled", UNSET)

        genres = cast(list[str], d.pop("genres", UNSET))

        platforms = cast(list[str], d.pop("platforms", UNSET))

        def _parse_words(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        words = _parse_words(d.pop("words", UNSET))

        def _parse_min_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        min_price = _parse_min_price(d.pop("min_price", UNSET))

        def _parse_max_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_price = _parse_max_price(d.pop("max_price", UNSET))

        def _parse_min_stock(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        min_stock = _parse_min_stock(d.pop("min_stock", UNSET))

        name = d.pop("name", UNSET)

        import_rule_edit = cls(
            enabled=enabled,
            genres=genres,
            platforms=platforms,
            words=words,
            min_price=min_price,
            max_price=max_price,
            min_stock=min_stock,
            name=name,
        )

        return import_rule_edit
