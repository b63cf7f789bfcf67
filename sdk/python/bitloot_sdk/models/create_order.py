from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.bundle_line import BundleLine
    from ..models.line import Line


T = TypeVar("T", bound="CreateOrder")


@_attrs_define
class CreateOrder:
    email: str
    items: list[Line]
    terms_version: str
    bundles: list[BundleLine] | Unset = UNSET
    expected_total: None | str | Unset = UNSET
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

        bundles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.bundles, Unset):
            bundles = []
            for bundles_item_data in self.bundles:
                bundles_item = bundles_item_data.to_dict()
                bundles.append(bundles_item)

        expected_total: None | str | Unset
        if isinstance(self.expected_total, Unset):
            expected_total = UNSET
        else:
            expected_total = self.expected_total

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
        if bundles is not UNSET:
            field_dict["bundles"] = bundles
        if expected_total is not UNSET:
            field_dict["expected_total"] = expected_total
        if promo_codes is not UNSET:
            field_dict["promo_codes"] = promo_codes
        if acknowledged_region is not UNSET:
            field_dict["acknowledged_region"] = acknowledged_region
        if captcha is not UNSET:
            field_dict["captcha"] = captcha

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bundle_line import BundleLine  # noqa: PLC0415
        from ..models.line import Line  # noqa: PLC0415

        d = dict(src_dict)
        email = d.pop("email")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Line.from_dict(items_item_data)

            items.append(items_item)

        terms_version = d.pop("terms_version")

        _bundles = d.pop("bundles", UNSET)
        bundles: list[BundleLine] | Unset = UNSET
        if _bundles is not UNSET:
            bundles = []
            for bundles_item_data in _bundles:
                bundles_item = BundleLine.from_dict(bundles_item_data)

                bundles.append(bundles_item)

        def _parse_expected_total(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        expected_total = _parse_expected_total(d.pop("expected_total", UNSET))

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
            bundles=bundles,
            expected_total=expected_total,
            promo_codes=promo_codes,
            acknowledged_region=acknowledged_region,
            captcha=captcha,
        )

        return create_order
