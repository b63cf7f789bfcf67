from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.entry_credit import EntryCredit
from ..models.entry_debit import EntryDebit

T = TypeVar("T", bound="Entry")


@_attrs_define
class Entry:
    amount: str
    reason: str
    debit: EntryDebit
    credit: EntryCredit

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        reason = self.reason

        debit = self.debit.value

        credit = self.credit.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "reason": reason,
                "debit": debit,
                "credit": credit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        reason = d.pop("reason")

        debit = EntryDebit(d.pop("debit"))

        credit = EntryCredit(d.pop("credit"))

        entry = cls(
            amount=amount,
            reason=reason,
            debit=debit,
            credit=credit,
        )

        return entry
