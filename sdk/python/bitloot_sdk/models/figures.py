from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Figures")


@_attrs_define
class Figures:
    orders: int
    fulfilled: int
    revenue: str
    cost: str
    fees: str
    other: str
    profit: str
    margin: float | None
    average_order: None | str
    currency: str
    fulfillment_rate: float | None
    time_to_key_median: float | None
    time_to_key_p95: float | None
    webhooks: int
    webhook_success_rate: float | None

    def to_dict(self) -> dict[str, Any]:
        orders = self.orders

        fulfilled = self.fulfilled

        revenue = self.revenue

        cost = self.cost

        fees = self.fees

        other = self.other

        profit = self.profit

        margin: float | None
        margin = self.margin

        average_order: None | str
        average_order = self.average_order

        currency = self.currency

        fulfillment_rate: float | None
        fulfillment_rate = self.fulfillment_rate

        time_to_key_median: float | None
        time_to_key_median = self.time_to_key_median

        time_to_key_p95: float | None
        time_to_key_p95 = self.time_to_key_p95

        webhooks = self.webhooks

        webhook_success_rate: float | None
        webhook_success_rate = self.webhook_success_rate

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "orders": orders,
                "fulfilled": fulfilled,
                "revenue": revenue,
                "cost": cost,
                "fees": fees,
                "other": other,
                "profit": profit,
                "margin": margin,
                "average_order": average_order,
                "currency": currency,
                "fulfillment_rate": fulfillment_rate,
                "time_to_key_median": time_to_key_median,
                "time_to_key_p95": time_to_key_p95,
                "webhooks": webhooks,
                "webhook_success_rate": webhook_success_rate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        orders = d.pop("orders")

        fulfilled = d.pop("fulfilled")

        revenue = d.pop("revenue")

        cost = d.pop("cost")

        fees = d.pop("fees")

        other = d.pop("other")

        profit = d.pop("profit")

        def _parse_margin(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        margin = _parse_margin(d.pop("margin"))

        def _parse_average_order(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        average_order = _parse_average_order(d.pop("average_order"))

        currency = d.pop("currency")

        def _parse_fulfillment_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        fulfillment_rate = _parse_fulfillment_rate(d.pop("fulfillment_rate"))

        def _parse_time_to_key_median(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        time_to_key_median = _parse_time_to_key_median(d.pop("time_to_key_median"))

        def _parse_time_to_key_p95(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        time_to_key_p95 = _parse_time_to_key_p95(d.pop("time_to_key_p95"))

        webhooks = d.pop("webhooks")

        def _parse_webhook_success_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        webhook_success_rate = _parse_webhook_success_rate(d.pop("webhook_success_rate"))

        figures = cls(
            orders=orders,
            fulfilled=fulfilled,
            revenue=revenue,
            cost=cost,
            fees=fees,
            other=other,
            profit=profit,
            margin=margin,
            average_order=average_order,
            currency=currency,
            fulfillment_rate=fulfillment_rate,
            time_to_key_median=time_to_key_median,
            time_to_key_p95=time_to_key_p95,
            webhooks=webhooks,
            webhook_success_rate=webhook_success_rate,
        )

        return figures
