from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.account_balance import AccountBalance


T = TypeVar("T", bound="TrialBalance")


@_attrs_define
class TrialBalance:
    accounts: list[AccountBalance]
    total: str
    balanced: bool
    currency: str

    def to_dict(self) -> dict[str, Any]:
        accounts = []
        for accounts_item_data in self.accounts:
            accounts_item = accounts_item_data.to_dict()
            accounts.append(accounts_item)

        total = self.total

        balanced = self.balanced

        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "accounts": accounts,
                "total": total,
                "balanced": balanced,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_balance import AccountBalance  # noqa: PLC0415

        d = dict(src_dict)
        accounts = []
        _accounts = d.pop("accounts")
        for accounts_item_data in _accounts:
            accounts_item = AccountBalance.from_dict(accounts_item_data)

            accounts.append(accounts_item)

        total = d.pop("total")

        balanced = d.pop("balanced")

        currency = d.pop("currency")

        trial_balance = cls(
            accounts=accounts,
            total=total,
            balanced=balanced,
            currency=currency,
        )

        return trial_balance
