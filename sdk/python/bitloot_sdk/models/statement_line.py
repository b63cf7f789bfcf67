from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="StatementLine")


@_attrs_define
class StatementLine:
    id: int
    posted_at: datetime.datetime
    transaction_id: UUID
    order_id: None | UUID
    text: str
    amount: str
    balance: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        posted_at = self.posted_at.isoformat()

        transaction_id = str(self.transaction_id)

        order_id: None | str
        if isinstance(self.order_id, UUID):
            order_id = str(self.order_id)
        else:
            order_id = self.order_id

        text = self.text

        amount = self.amount

        balance = self.balance

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "posted_at": posted_at,
                "transaction_id": transaction_id,
                "order_id": order_id,
                "text": text,
                "amount": amount,
                "balance": balance,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        posted_at = datetime.datetime.fromisoformat(d.pop("posted_at"))

        transaction_id = UUID(d.pop("transaction_id"))

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

        amount = d.pop("amount")

        balance = d.pop("balance")

        statement_line = cls(
            id=id,
            posted_at=posted_at,
            transaction_id=transaction_id,
            order_id=order_id,
            text=text,
            amount=amount,
            balance=balance,
        )

        return statement_line
