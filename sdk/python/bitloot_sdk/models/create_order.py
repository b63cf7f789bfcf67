from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.line import Line


T = TypeVar("T", bound="CreateOrder")


@_attrs_define
class CreateOrder:
    email: str
    items: list[Line]
    terms_version: str
    promo_codes: list[str] | Unset = UNSET
    acknowledged_region: bool | Unset = False
    captcha: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        terms_version = self.terms_version

        promo_codes: list[str] | Unset = UNSET
        if not isinstance(self.promo_codes, Unset):
            promo_codes = self.promo_codes

        acknowledged_region = self.acknowledged_region

        captcha: None | str | Unset
        if isinstance(self.captcha, Unset):
            captcha = UNSET
        else:
            captcha = self.captcha

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
                "items": items,
                "terms_version": terms_version,
            }
        )
        if promo_codes is not UNSET:
            field_dict["promo_codes"] = promo_codes
        if acknowledged_region is not UNSET:
            field_dict["acknowledged_region"] = acknowledged_region
        if captcha is not UNSET:
            field_dict["captcha"] = captcha

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line import Line  # noqa: PLC0415

        d = dict(src_dict)
        email = d.pop("email")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Line.from_dict(items_item_data)

            items.append(items_item)

        terms_version = d.pop("terms_version")

        promo_codes = cast(list[str], d.pop("promo_codes", UNSET))

        acknowledged_region = d.pop("acknowledged_region", UNSET)

        def _parse_captcha(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        captcha = _parse_captcha(d.pop("captcha", UNSET))

        create_order = cls(
            email=email,
            items=items,
            terms_version=terms_version,
            promo_codes=promo_codes,
            acknowledged_region=acknowledged_region,
            captcha=captcha,
        )

        return create_order
