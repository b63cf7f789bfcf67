from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.obstacle_code import ObstacleCode

T = TypeVar("T", bound="Obstacle")


@_attrs_define
class Obstacle:
    code: ObstacleCode
    told: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        told = self.told

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "told": told,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = ObstacleCode(d.pop("code"))

        told = d.pop("told")

        text = d.pop("text")

        obstacle = cls(
            code=code,
            told=told,
            text=text,
        )

        return obstacle
