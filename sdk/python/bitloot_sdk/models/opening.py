from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.opening_algorithm import OpeningAlgorithm

T = TypeVar("T", bound="Opening")


@_attrs_define
class Opening:
    id: UUID
    url: str
    expires_at: datetime.datetime
    algorithm: OpeningAlgorithm
    key: str
    iv: str
    aad: str
    content_type: str
    first_reveal: bool

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        url = self.url

        expires_at = self.expires_at.isoformat()

        algorithm = self.algorithm.value

        key = self.key

        iv = self.iv

        aad = self.aad

        content_type = self.content_type

        first_reveal = self.first_reveal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "url": url,
                "expires_at": expires_at,
                "algorithm": algorithm,
                "key": key,
                "iv": iv,
                "aad": aad,
                "content_type": content_type,
                "first_reveal": first_reveal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        url = d.pop("url")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        algorithm = OpeningAlgorithm(d.pop("algorithm"))

        key = d.pop("key")

        iv = d.pop("iv")

        aad = d.pop("aad")

        content_type = d.pop("content_type")

        first_reveal = d.pop("first_reveal")

        opening = cls(
            id=id,
            url=url,
            expires_at=expires_at,
            algorithm=algorithm,
            key=key,
            iv=iv,
            aad=aad,
            content_type=content_type,
            first_reveal=first_reveal,
        )

        return opening
