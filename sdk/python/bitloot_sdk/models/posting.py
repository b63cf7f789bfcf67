from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.posting_account import PostingAccount

T = TypeVar("T", bound="Posting")


@_attrs_define
class Posting:
    account: PostingAccount
    amount: str

    def to_dict(self) -> dict[str, Any]:
        account = self.account.value

        amount = self.amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "account": account,
                "amount": amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        account = PostingAccount(d.pop("account"))

        amount = d.pop("amount")

        posting = cls(
            account=account,
            amount=amount,
        )

        return posting
