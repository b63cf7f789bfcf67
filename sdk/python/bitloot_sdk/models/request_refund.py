from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RequestRefund")


@_attrs_define
class RequestRefund:
    order_id: UUID
    reason: str
    payment_id: None | Unset | UUID = UNSET
    item_id: None | Unset | UUID = UNSET
    amount: None | str | Unset = UNSET
    coin_amount: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        order_id = str(self.order_id)

        reason = self.reason

        payment_id: None | str | Unset
        if isinstance(self.payment_id, Unset):
            payment_id = UNSET
        elif isinstance(self.payment_id, UUID):
            payment_id = str(self.payment_id)
        else:
            payment_id = self.payment_id

        item_id: None | str | Unset
        if isinstance(self.item_id, Unset):
            item_id = UNSET
        elif isinstance(self.item_id, UUID):
            item_id = str(self.item_id)
        else:
            item_id = self.item_id

        amount: None | str | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        coin_amount: None | str | Unset
        if isinstance(self.coin_amount, Unset):
            coin_amount = UNSET
        else:
            coin_amount = self.coin_amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "order_id": order_id,
                "reason": reason,
            }
        )
        if payment_id is not UNSET:
            field_dict["payment_id"] = payment_id
        if item_id is not UNSET:
            field_dict["item_id"] = item_id
        if amount is not UNSET:
            field_dict["amount"] = amount
        if coin_amount is not UNSET:
            field_dict["coin_amount"] = coin_amount

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        order_id = UUID(d.pop("order_id"))

        reason = d.pop("reason")

        def _parse_payment_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                payment_id_type_0 = UUID(data)

                return payment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        payment_id = _parse_payment_id(d.pop("payment_id", UNSET))

        def _parse_item_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                item_id_type_0 = UUID(data)

                return item_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        item_id = _parse_item_id(d.pop("item_id", UNSET))

        def _parse_amount(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        amount = _parse_amount(d.pop("amount", UNSET))

        def _parse_coin_amount(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        coin_amount = _parse_coin_amount(d.pop("coin_amount", UNSET))

        request_refund = cls(
            order_id=order_id,
            reason=reason,
            payment_id=payment_id,
            item_id=item_id,
            amount=amount,
            coin_amount=coin_amount,
        )

        return request_refund
