from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.profit_report_step import ProfitReportStep

if TYPE_CHECKING:
    from ..models.part_of_profit import PartOfProfit
    from ..models.product_profit import ProductProfit
    from ..models.profit import Profit


T = TypeVar("T", bound="ProfitReport")


@_attrs_define
class ProfitReport:
    since: datetime.datetime
    until: datetime.datetime
    currency: str
    step: ProfitReportStep
    now: Profit
    before: Profit
    parts: list[PartOfProfit]
    products: list[ProductProfit]
    rest: Profit

    def to_dict(self) -> dict[str, Any]:
        since = self.since.isoformat()

        until = self.until.isoformat()

        currency = self.currency

        step = self.step.value

        now = self.now.to_dict()

        before = self.before.to_dict()

        parts = []
        for parts_item_data in self.parts:
            parts_item = parts_item_data.to_dict()
            parts.append(parts_item)

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        rest = self.rest.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "since": since,
                "until": until,
                "currency": currency,
                "step": step,
                "now": now,
                "before": before,
                "parts": parts,
                "products": products,
                "rest": rest,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.part_of_profit import PartOfProfit  # noqa: PLC0415
        from ..models.product_profit import ProductProfit  # noqa: PLC0415
        from ..models.profit import Profit  # noqa: PLC0415

        d = dict(src_dict)
        since = datetime.datetime.fromisoformat(d.pop("since"))

        until = datetime.datetime.fromisoformat(d.pop("until"))

        currency = d.pop("currency")

        step = ProfitReportStep(d.pop("step"))

        now = Profit.from_dict(d.pop("now"))

        before = Profit.from_dict(d.pop("before"))

        parts = []
        _parts = d.pop("parts")
        for parts_item_data in _parts:
            parts_item = PartOfProfit.from_dict(parts_item_data)

            parts.append(parts_item)

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = ProductProfit.from_dict(products_item_data)

            products.append(products_item)

        rest = Profit.from_dict(d.pop("rest"))

        profit_report = cls(
            since=since,
            until=until,
            currency=currency,
            step=step,
            now=now,
            before=before,
            parts=parts,
            products=products,
            rest=rest,
        )

        return profit_report
