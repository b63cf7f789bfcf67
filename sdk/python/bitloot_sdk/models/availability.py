from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.obstacle import Obstacle
    from ..models.offered import Offered
    from ..models.stock_counts import StockCounts


T = TypeVar("T", bound="Availability")


@_attrs_define
class Availability:
    available: bool
    left: int
    most: int
    obstacles: list[Obstacle]
    facts: list[str]
    stock: None | StockCounts
    offered: None | Offered
    breaker_open: bool

    def to_dict(self) -> dict[str, Any]:
        from ..models.offered import Offered  # noqa: PLC0415
        from ..models.stock_counts import StockCounts  # noqa: PLC0415

        available = self.available

        left = self.left

        most = self.most

        obstacles = []
        for obstacles_item_data in self.obstacles:
            obstacles_item = obstacles_item_data.to_dict()
            obstacles.append(obstacles_item)

        facts = self.facts

        stock: dict[str, Any] | None
        if isinstance(self.stock, StockCounts):
            stock = self.stock.to_dict()
        else:
            stock = self.stock

        offered: dict[str, Any] | None
        if isinstance(self.offered, Offered):
            offered = self.offered.to_dict()
        else:
            offered = self.offered

        breaker_open = self.breaker_open

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "available": available,
                "left": left,
                "most": most,
                "obstacles": obstacles,
                "facts": facts,
                "stock": stock,
                "offered": offered,
                "breaker_open": breaker_open,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.obstacle import Obstacle  # noqa: PLC0415
        from ..models.offered import Offered  # noqa: PLC0415
        from ..models.stock_counts import StockCounts  # noqa: PLC0415

        d = dict(src_dict)
        available = d.pop("available")

        left = d.pop("left")

        most = d.pop("most")

        obstacles = []
        _obstacles = d.pop("obstacles")
        for obstacles_item_data in _obstacles:
            obstacles_item = Obstacle.from_dict(obstacles_item_data)

            obstacles.append(obstacles_item)

        facts = cast(list[str], d.pop("facts"))

        def _parse_stock(data: object) -> None | StockCounts:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                stock_type_0 = StockCounts.from_dict(data)

                return stock_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StockCounts, data)

        stock = _parse_stock(d.pop("stock"))

        def _parse_offered(data: object) -> None | Offered:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                offered_type_0 = Offered.from_dict(data)

                return offered_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Offered, data)

        offered = _parse_offered(d.pop("offered"))

        breaker_open = d.pop("breaker_open")

        availability = cls(
            available=available,
            left=left,
            most=most,
            obstacles=obstacles,
            facts=facts,
            stock=stock,
            offered=offered,
            breaker_open=breaker_open,
        )

        return availability
