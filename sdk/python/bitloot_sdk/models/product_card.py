from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.product_card_delivery_type import ProductCardDeliveryType
from ..models.product_card_source_type import ProductCardSourceType

if TYPE_CHECKING:
    from ..models.chooser import Chooser
    from ..models.deal import Deal
    from ..models.picture import Picture


T = TypeVar("T", bound="ProductCard")


@_attrs_define
class ProductCard:
    id: UUID
    slug: str
    title: str
    subtitle: None | str
    platform: None | str
    region: None | str
    category: str
    source_type: ProductCardSourceType
    delivery_type: ProductCardDeliveryType
    cover_url: None | str
    cover: None | Picture
    price: str
    currency: str
    compare_at_price: None | str
    in_stock: bool
    stock: int
    is_preorder: bool
    release_date: datetime.date | None
    featured: bool
    genres: list[str]
    rating: float | None
    review_count: int
    deal: Deal | None
    group: Chooser | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.chooser import Chooser  # noqa: PLC0415
        from ..models.deal import Deal  # noqa: PLC0415
        from ..models.picture import Picture  # noqa: PLC0415

        id = str(self.id)

        slug = self.slug

        title = self.title

        subtitle: None | str
        subtitle = self.subtitle

        platform: None | str
        platform = self.platform

        region: None | str
        region = self.region

        category = self.category

        source_type = self.source_type.value

        delivery_type = self.delivery_type.value

        cover_url: None | str
        cover_url = self.cover_url

        cover: dict[str, Any] | None
        if isinstance(self.cover, Picture):
            cover = self.cover.to_dict()
        else:
            cover = self.cover

        price = self.price

        currency = self.currency

        compare_at_price: None | str
        compare_at_price = self.compare_at_price

        in_stock = self.in_stock

        stock = self.stock

        is_preorder = self.is_preorder

        release_date: None | str
        if isinstance(self.release_date, datetime.date):
            release_date = self.release_date.isoformat()
        else:
            release_date = self.release_date

        featured = self.featured

        genres = self.genres

        rating: float | None
        rating = self.rating

        review_count = self.review_count

        deal: dict[str, Any] | None
        if isinstance(self.deal, Deal):
            deal = self.deal.to_dict()
        else:
            deal = self.deal

        group: dict[str, Any] | None
        if isinstance(self.group, Chooser):
            group = self.group.to_dict()
        else:
            group = self.group

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "slug": slug,
                "title": title,
                "subtitle": subtitle,
                "platform": platform,
                "region": region,
                "category": category,
                "source_type": source_type,
                "delivery_type": delivery_type,
                "cover_url": cover_url,
                "cover": cover,
                "price": price,
                "currency": currency,
                "compare_at_price": compare_at_price,
                "in_stock": in_stock,
                "stock": stock,
                "is_preorder": is_preorder,
                "release_date": release_date,
                "featured": featured,
                "genres": genres,
                "rating": rating,
                "review_count": review_count,
                "deal": deal,
                "group": group,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chooser import Chooser  # noqa: PLC0415
        from ..models.deal import Deal  # noqa: PLC0415
        from ..models.picture import Picture  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        slug = d.pop("slug")

        title = d.pop("title")

        def _parse_subtitle(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subtitle = _parse_subtitle(d.pop("subtitle"))

        def _parse_platform(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_region(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        region = _parse_region(d.pop("region"))

        category = d.pop("category")

        source_type = ProductCardSourceType(d.pop("source_type"))

        delivery_type = ProductCardDeliveryType(d.pop("delivery_type"))

        def _parse_cover_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cover_url = _parse_cover_url(d.pop("cover_url"))

        def _parse_cover(data: object) -> None | Picture:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cover_type_0 = Picture.from_dict(data)

                return cover_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Picture, data)

        cover = _parse_cover(d.pop("cover"))

        price = d.pop("price")

        currency = d.pop("currency")

        def _parse_compare_at_price(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        compare_at_price = _parse_compare_at_price(d.pop("compare_at_price"))

        in_stock = d.pop("in_stock")

        stock = d.pop("stock")

        is_preorder = d.pop("is_preorder")

        def _parse_release_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                release_date_type_0 = datetime.date.fromisoformat(data)

                return release_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        release_date = _parse_release_date(d.pop("release_date"))

        featured = d.pop("featured")

        genres = cast(list[str], d.pop("genres"))

        def _parse_rating(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        rating = _parse_rating(d.pop("rating"))

        review_count = d.pop("review_count")

        def _parse_deal(data: object) -> Deal | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                deal_type_0 = Deal.from_dict(data)

                return deal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Deal | None, data)

        deal = _parse_deal(d.pop("deal"))

        def _parse_group(data: object) -> Chooser | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                group_type_0 = Chooser.from_dict(data)

                return group_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Chooser | None, data)

        group = _parse_group(d.pop("group"))

        product_card = cls(
            id=id,
            slug=slug,
            title=title,
            subtitle=subtitle,
            platform=platform,
            region=region,
            category=category,
            source_type=source_type,
            delivery_type=delivery_type,
            cover_url=cover_url,
            cover=cover,
            price=price,
            currency=currency,
            compare_at_price=compare_at_price,
            in_stock=in_stock,
            stock=stock,
            is_preorder=is_preorder,
            release_date=release_date,
            featured=featured,
            genres=genres,
            rating=rating,
            review_count=review_count,
            deal=deal,
            group=group,
        )

        return product_card
