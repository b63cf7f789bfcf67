from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.order_item_status import OrderItemStatus

T = TypeVar("T", bound="OrderItem")


@_attrs_define
class OrderItem:
    id: UUID
    product_id: UUID
    slug: str
    title: str
    platform: None | str
    cover_url: None | str
    activation_instructions: None | str
    quantity: int
    unit_price: str
    list_price: None | str
    offer: None | str
    total: str
    currency: str
    status: OrderItemStatus
    status_text: str
    delivered_count: int
    revealed_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        product_id = str(self.product_id)

        slug = self.slug

        title = self.title

        platform: None | str
        platform = self.platform

        cover_url: None | str
        cover_url = self.cover_url

        activation_instructions: None | str
        activation_instructions = self.activation_instructions

        quantity = self.quantity

        unit_price = self.unit_price

        list_price: None | str
        list_price = self.list_price

        offer: None | str
        offer = self.offer

        total = self.total

        currency = self.currency

        status = self.status.value

        status_text = self.status_text

        delivered_count = self.delivered_count

        revealed_at: None | str
        if isinstance(self.revealed_at, datetime.datetime):
            revealed_at = self.revealed_at.isoformat()
        else:
            revealed_at = self.revealed_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "product_id": product_id,
                "slug": slug,
                "title": title,
                "platform": platform,
                "cover_url": cover_url,
                "activation_instructions": activation_instructions,
                "quantity": quantity,
                "unit_price": unit_price,
                "list_price": list_price,
                "offer": offer,
                "total": total,
                "currency": currency,
                "status": status,
                "status_text": status_text,
                "delivered_count": delivered_count,
                "revealed_at": revealed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        product_id = UUID(d.pop("product_id"))

        slug = d.pop("slug")

        title = d.pop("title")

        def _parse_platform(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_cover_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cover_url = _parse_cover_url(d.pop("cover_url"))

        def _parse_activation_instructions(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        activation_instructions = _parse_activation_instructions(d.pop("activation_instructions"))

        quantity = d.pop("quantity")

        unit_price = d.pop("unit_price")

        def _parse_list_price(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        list_price = _parse_list_price(d.pop("list_price"))

        def _parse_offer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        offer = _parse_offer(d.pop("offer"))

        total = d.pop("total")

        currency = d.pop("currency")

        status = OrderItemStatus(d.pop("status"))

        status_text = d.pop("status_text")

        delivered_count = d.pop("delivered_count")

        def _parse_revealed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revealed_at_type_0 = datetime.datetime.fromisoformat(data)

                return revealed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revealed_at = _parse_revealed_at(d.pop("revealed_at"))

        order_item = cls(
            id=id,
            product_id=product_id,
            slug=slug,
            title=title,
            platform=platform,
            cover_url=cover_url,
            activation_instructions=activation_instructions,
            quantity=quantity,
            unit_price=unit_price,
            list_price=list_price,
            offer=offer,
            total=total,
            currency=currency,
            status=status,
            status_text=status_text,
            delivered_count=delivered_count,
            revealed_at=revealed_at,
        )

        return order_item
