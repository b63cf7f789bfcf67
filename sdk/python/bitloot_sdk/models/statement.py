from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.statement_account import StatementAccount

if TYPE_CHECKING:
    from ..models.page_info import PageInfo
    from ..models.statement_line import StatementLine


T = TypeVar("T", bound="Statement")


@_attrs_define
class Statement:
    account: StatementAccount
    currency: str
    items: list[StatementLine]
    page: PageInfo

    def to_dict(self) -> dict[str, Any]:
        account = self.account.value

        currency = self.currency

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        page = self.page.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "account": account,
                "currency": currency,
                "items": items,
                "page": page,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_info import PageInfo  # noqa: PLC0415
        from ..models.statement_line import StatementLine  # noqa: PLC0415

        d = dict(src_dict)
        account = StatementAccount(d.pop("account"))

        currency = d.pop("currency")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = StatementLine.from_dict(items_item_data)

            items.append(items_item)

        page = PageInfo.from_dict(d.pop("page"))

        statement = cls(
            account=account,
            currency=currency,
            items=items,
            page=page,
        )

        return statement
