from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.facet_value import FacetValue
    from ..models.price_band import PriceBand


T = TypeVar("T", bound="Facets")


@_attrs_define
class Facets:
    platform: list[FacetValue]
    region: list[FacetValue]
    genre: list[FacetValue]
    category: list[FacetValue]
    price_band: list[PriceBand]
    availability: list[FacetValue]

    def to_dict(self) -> dict[str, Any]:
        platform = []
        for platform_item_data in self.platform:
            platform_item = platform_item_data.to_dict()
            platform.append(platform_item)

        region = []
        for region_item_data in self.region:
            region_item = region_item_data.to_dict()
            region.append(region_item)

        genre = []
        for genre_item_data in self.genre:
            genre_item = genre_item_data.to_dict()
            genre.append(genre_item)

        category = []
        for category_item_data in self.category:
            category_item = category_item_data.to_dict()
            category.append(category_item)

        price_band = []
        for price_band_item_data in self.price_band:
            price_band_item = price_band_item_data.to_dict()
            price_band.append(price_band_item)

        availability = []
        for availability_item_data in self.availability:
            availability_item = availability_item_data.to_dict()
            availability.append(availability_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "platform": platform,
                "region": region,
                "genre": genre,
                "category": category,
                "price_band": price_band,
                "availability": availability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facet_value import FacetValue  # noqa: PLC0415
        from ..models.price_band import PriceBand  # noqa: PLC0415

        d = dict(src_dict)
        platform = []
        _platform = d.pop("platform")
        for platform_item_data in _platform:
            platform_item = FacetValue.from_dict(platform_item_data)

            platform.append(platform_item)

        region = []
        _region = d.pop("region")
        for region_item_data in _region:
            region_item = FacetValue.from_dict(region_item_data)

            region.append(region_item)

        genre = []
        _genre = d.pop("genre")
        for genre_item_data in _genre:
            genre_item = FacetValue.from_dict(genre_item_data)

            genre.append(genre_item)

        category = []
        _category = d.pop("category")
        for category_item_data in _category:
            category_item = FacetValue.from_dict(category_item_data)

            category.append(category_item)

        price_band = []
        _price_band = d.pop("price_band")
        for price_band_item_data in _price_band:
            price_band_item = PriceBand.from_dict(price_band_item_data)

            price_band.append(price_band_item)

        availability = []
        _availability = d.pop("availability")
        for availability_item_data in _availability:
            availability_item = FacetValue.from_dict(availability_item_data)

            availability.append(availability_item)

        facets = cls(
            platform=platform,
            region=region,
            genre=genre,
            category=category,
            price_band=price_band,
            availability=availability,
        )

        return facets
