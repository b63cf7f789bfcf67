from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.claim_complaint import ClaimComplaint
from ..models.claim_kind import ClaimKind
from ..models.claim_status import ClaimStatus

T = TypeVar("T", bound="Claim")


@_attrs_define
class Claim:
    id: UUID
    item_id: UUID
    kind: ClaimKind
    status: ClaimStatus
    status_text: str
    complaint: ClaimComplaint
    text: str
    quantity: int
    answer: None | str
    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    pictures: int
    may_withdraw: bool
    may_add_pictures: bool

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        item_id = str(self.item_id)

        kind = self.kind.value

        status = self.status.value

        status_text = self.status_text

        complaint = self.complaint.value

        text = self.text

        quantity = self.quantity

        answer: None | str
        answer = self.answer

        created_at = self.created_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        pictures = self.pictures

        may_withdraw = self.may_withdraw

        may_add_pictures = self.may_add_pictures

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "kind": kind,
                "status": status,
                "status_text": status_text,
                "complaint": complaint,
                "text": text,
                "quantity": quantity,
                "answer": answer,
                "created_at": created_at,
                "decided_at": decided_at,
                "pictures": pictures,
                "may_withdraw": may_withdraw,
                "may_add_pictures": may_add_pictures,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        item_id = UUID(d.pop("item_id"))

        kind = ClaimKind(d.pop("kind"))

        status = ClaimStatus(d.pop("status"))

        status_text = d.pop("status_text")

        complaint = ClaimComplaint(d.pop("complaint"))

        text = d.pop("text")

        quantity = d.pop("quantity")

        def _parse_answer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        answer = _parse_answer(d.pop("answer"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        pictures = d.pop("pictures")

        may_withdraw = d.pop("may_withdraw")

        may_add_pictures = d.pop("may_add_pictures")

        claim = cls(
            id=id,
            item_id=item_id,
            kind=kind,
            status=status,
            status_text=status_text,
            complaint=complaint,
            text=text,
            quantity=quantity,
            answer=answer,
            created_at=created_at,
            decided_at=decided_at,
            pictures=pictures,
            may_withdraw=may_withdraw,
            may_add_pictures=may_add_pictures,
        )

        return claim
