from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="ImportRule")


@_attrs_define
class ImportRule:
    id: UUID
    name: str
    enabled: bool
    genres: list[str]
    platforms: list[str]
    words: None | str
    min_price: None | str
    max_price: None | str
    min_stock: int | None
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        enabled = self.enabled

        genres = self.genres

        platforms = self.platforms

        words: None | str
        words = self.words

        min_price: None | str
        min_price = self.min_price

        max_price: None | str
        max_price = self.max_price

        min_stock: int | None
        min_stock = self.min_stock

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "enabled": enabled,
                "genres": genres,
                "platforms": platforms,
                "words": words,
                "min_price": min_price,
                "max_price": max_price,
                "min_stock": min_stock,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        enabled = d.pop("enabled")

        genres = cast(list[str], d.pop("genres"))

        platforms = cast(list[str], d.pop("platforms"))

        def _parse_words(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        words = _parse_words(d.pop("words"))

        def _parse_min_price(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        min_price = _parse_min_price(d.pop("min_price"))

        def _parse_max_price(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        max_price = _parse_max_price(d.pop("max_price"))

        def _parse_min_stock(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        min_stock = _parse_min_stock(d.pop("min_stock"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        import_rule = cls(
            id=id,
            name=name,
            enabled=enabled,
            genres=genres,
            platforms=platforms,
            words=words,
            min_price=min_price,
            max_price=max_price,
            min_stock=min_stock,
            created_at=created_at,
            updated_at=updated_at,
        )

        return import_rule
