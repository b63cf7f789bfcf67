from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.account_balance_account import AccountBalanceAccount

T = TypeVar("T", bound="AccountBalance")


@_attrs_define
class AccountBalance:
    account: AccountBalanceAccount
    balance: str
    postings: int

    def to_dict(self) -> dict[str, Any]:
        account = self.account.value

        balance = self.balance

        postings = self.postings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "account": account,
                "balance": balance,
                "postings": postings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        account = AccountBalanceAccount(d.pop("account"))

        balance = d.pop("balance")

        postings = d.pop("postings")

        account_balance = cls(
            account=account,
            balance=balance,
            postings=postings,
        )

        return account_balance
