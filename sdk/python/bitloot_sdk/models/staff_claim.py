from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_claim_complaint import StaffClaimComplaint
from ..models.staff_claim_kind import StaffClaimKind
from ..models.staff_claim_status import StaffClaimStatus

if TYPE_CHECKING:
    from ..models.claim_picture import ClaimPicture


T = TypeVar("T", bound="StaffClaim")


@_attrs_define
class StaffClaim:
    id: UUID
    order_id: UUID
    order_number: str
    item_id: UUID
    product_id: UUID
    title: str
    kind: StaffClaimKind
    status: StaffClaimStatus
    complaint: StaffClaimComplaint
    text: str
    quantity: int
    supplier: str
    window_ends_at: datetime.datetime | None
    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    decided_by: None | str
    answer: None | str
    refund_id: None | UUID
    pictures: list[ClaimPicture]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        order_id = str(self.order_id)

        order_number = self.order_number

        item_id = str(self.item_id)

        product_id = str(self.product_id)

        title = self.title

        kind = self.kind.value

        status = self.status.value

        complaint = self.complaint.value

        text = self.text

        quantity = self.quantity

        supplier = self.supplier

        window_ends_at: None | str
        if isinstance(self.window_ends_at, datetime.datetime):
            window_ends_at = self.window_ends_at.isoformat()
        else:
            window_ends_at = self.window_ends_at

        created_at = self.created_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decided_by: None | str
        decided_by = self.decided_by

        answer: None | str
        answer = self.answer

        refund_id: None | str
        if isinstance(self.refund_id, UUID):
            refund_id = str(self.refund_id)
        else:
            refund_id = self.refund_id

        pictures = []
        for pictures_item_data in self.pictures:
            pictures_item = pictures_item_data.to_dict()
            pictures.append(pictures_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "order_id": order_id,
                "order_number": order_number,
                "item_id": item_id,
                "product_id": product_id,
                "title": title,
                "kind": kind,
                "status": status,
                "complaint": complaint,
                "text": text,
                "quantity": quantity,
                "supplier": supplier,
                "window_ends_at": window_ends_at,
                "created_at": created_at,
                "decided_at": decided_at,
                "decided_by": decided_by,
                "answer": answer,
                "refund_id": refund_id,
                "pictures": pictures,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claim_picture import ClaimPicture  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        order_id = UUID(d.pop("order_id"))

        order_number = d.pop("order_number")

        item_id = UUID(d.pop("item_id"))

        product_id = UUID(d.pop("product_id"))

        title = d.pop("title")

        kind = StaffClaimKind(d.pop("kind"))

        status = StaffClaimStatus(d.pop("status"))

        complaint = StaffClaimComplaint(d.pop("complaint"))

        text = d.pop("text")

        quantity = d.pop("quantity")

        supplier = d.pop("supplier")

        def _parse_window_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                window_ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return window_ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        window_ends_at = _parse_window_ends_at(d.pop("window_ends_at"))

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

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        def _parse_answer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        answer = _parse_answer(d.pop("answer"))

        def _parse_refund_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refund_id_type_0 = UUID(data)

                return refund_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        refund_id = _parse_refund_id(d.pop("refund_id"))

        pictures = []
        _pictures = d.pop("pictures")
        for pictures_item_data in _pictures:
            pictures_item = ClaimPicture.from_dict(pictures_item_data)

            pictures.append(pictures_item)

        staff_claim = cls(
            id=id,
            order_id=order_id,
            order_number=order_number,
            item_id=item_id,
            product_id=product_id,
            title=title,
            kind=kind,
            status=status,
            complaint=complaint,
            text=text,
            quantity=quantity,
            supplier=supplier,
            window_ends_at=window_ends_at,
            created_at=created_at,
            decided_at=decided_at,
            decided_by=decided_by,
            answer=answer,
            refund_id=refund_id,
            pictures=pictures,
        )

        return staff_claim
