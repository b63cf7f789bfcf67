from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.posting import Posting


T = TypeVar("T", bound="Transaction")


@_attrs_define
class Transaction:
    id: UUID
    posted_at: datetime.datetime
    source: str
    subject_kind: str
    subject_id: UUID
    order_id: None | UUID
    text: str
    postings: list[Posting]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        posted_at = self.posted_at.isoformat()

        source = self.source

        subject_kind = self.subject_kind

        subject_id = str(self.subject_id)

        order_id: None | str
        if isinstance(self.order_id, UUID):
            order_id = str(self.order_id)
        else:
            order_id = self.order_id

        text = self.text

        postings = []
        for postings_item_data in self.postings:
            postings_item = postings_item_data.to_dict()
            postings.append(postings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "posted_at": posted_at,
                "source": source,
                "subject_kind": subject_kind,
                "subject_id": subject_id,
                "order_id": order_id,
                "text": text,
                "postings": postings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.posting import Posting  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        posted_at = datetime.datetime.fromisoformat(d.pop("posted_at"))

        source = d.pop("source")

        subject_kind = d.pop("subject_kind")

        subject_id = UUID(d.pop("subject_id"))

        def _parse_order_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_id_type_0 = UUID(data)

                return order_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        order_id = _parse_order_id(d.pop("order_id"))

        text = d.pop("text")

        postings = []
        _postings = d.pop("postings")
        for postings_item_data in _postings:
            postings_item = Posting.from_dict(postings_item_data)

            postings.append(postings_item)

        transaction = cls(
            id=id,
            posted_at=posted_at,
            source=source,
            subject_kind=subject_kind,
            subject_id=subject_id,
            order_id=order_id,
            text=text,
            postings=postings,
        )

        return transaction
