from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.staff_product_delivery_type import StaffProductDeliveryType
from ..models.staff_product_source_type import StaffProductSourceType

if TYPE_CHECKING:
    from ..models.offer import Offer
    from ..models.picture import Picture
    from ..models.screenshot import Screenshot
    from ..models.system_requirement import SystemRequirement
    from ..models.video import Video


T = TypeVar("T", bound="StaffProduct")


@_attrs_define
class StaffProduct:
    id: UUID
    slug: str
    title: str
    subtitle: None | str
    platform: None | str
    region: None | str
    category: str
    source_type: StaffProductSourceType
    delivery_type: StaffProductDeliveryType
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
    cost: None | str
    published: bool
    overrides: list[str]
    kinguin_id: int | None
    kinguin_product_id: None | str
    sales_count: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    retired_at: datetime.datetime | None
    original_name: None | str
    description: str
    drm: None | str
    age_rating: None | str
    excluded_countries: list[str]
    tags: list[str]
    developers: list[str]
    publishers: list[str]
    languages: list[str]
    metacritic_score: int | None
    system_requirements: list[SystemRequirement]
    activation_instructions: None | str
    delivery_instructions: None | str
    screenshots: list[Screenshot]
    videos: list[Video]
    offers: list[Offer]

    def to_dict(self) -> dict[str, Any]:
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

        cost: None | str
        cost = self.cost

        published = self.published

        overrides = self.overrides

        kinguin_id: int | None
        kinguin_id = self.kinguin_id

        kinguin_product_id: None | str
        kinguin_product_id = self.kinguin_product_id

        sales_count = self.sales_count

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        retired_at: None | str
        if isinstance(self.retired_at, datetime.datetime):
            retired_at = self.retired_at.isoformat()
        else:
            retired_at = self.retired_at

        original_name: None | str
        original_name = self.original_name

        description = self.description

        drm: None | str
        drm = self.drm

        age_rating: None | str
        age_rating = self.age_rating

        excluded_countries = self.excluded_countries

        tags = self.tags

        developers = self.developers

        publishers = self.publishers

        languages = self.languages

        metacritic_score: int | None
        metacritic_score = self.metacritic_score

        system_requirements = []
        for system_requirements_item_data in self.system_requirements:
            system_requirements_item = system_requirements_item_data.to_dict()
            system_requirements.append(system_requirements_item)

        activation_instructions: None | str
        activation_instructions = self.activation_instructions

        delivery_instructions: None | str
        delivery_instructions = self.delivery_instructions

        screenshots = []
        for screenshots_item_data in self.screenshots:
            screenshots_item = screenshots_item_data.to_dict()
            screenshots.append(screenshots_item)

        videos = []
        for videos_item_data in self.videos:
            videos_item = videos_item_data.to_dict()
            videos.append(videos_item)

        offers = []
        for offers_item_data in self.offers:
            offers_item = offers_item_data.to_dict()
            offers.append(offers_item)

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
                "cost": cost,
                "published": published,
                "overrides": overrides,
                "kinguin_id": kinguin_id,
                "kinguin_product_id": kinguin_product_id,
                "sales_count": sales_count,
                "created_at": created_at,
                "updated_at": updated_at,
                "retired_at": retired_at,
                "original_name": original_name,
                "description": description,
                "drm": drm,
                "age_rating": age_rating,
                "excluded_countries": excluded_countries,
                "tags": tags,
                "developers": developers,
                "publishers": publishers,
                "languages": languages,
                "metacritic_score": metacritic_score,
                "system_requirements": system_requirements,
                "activation_instructions": activation_instructions,
                "delivery_instructions": delivery_instructions,
                "screenshots": screenshots,
                "videos": videos,
                "offers": offers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.offer import Offer  # noqa: PLC0415
        from ..models.picture import Picture  # noqa: PLC0415
        from ..models.screenshot import Screenshot  # noqa: PLC0415
        from ..models.system_requirement import SystemRequirement  # noqa: PLC0415
        from ..models.video import Video  # noqa: PLC0415

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

        source_type = StaffProductSourceType(d.pop("source_type"))

        delivery_type = StaffProductDeliveryType(d.pop("delivery_type"))

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

        def _parse_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cost = _parse_cost(d.pop("cost"))

        published = d.pop("published")

        overrides = cast(list[str], d.pop("overrides"))

        def _parse_kinguin_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        kinguin_id = _parse_kinguin_id(d.pop("kinguin_id"))

        def _parse_kinguin_product_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        kinguin_product_id = _parse_kinguin_product_id(d.pop("kinguin_product_id"))

        sales_count = d.pop("sales_count")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_retired_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retired_at_type_0 = datetime.datetime.fromisoformat(data)

                return retired_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        retired_at = _parse_retired_at(d.pop("retired_at"))

        def _parse_original_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        original_name = _parse_original_name(d.pop("original_name"))

        description = d.pop("description")

        def _parse_drm(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        drm = _parse_drm(d.pop("drm"))

        def _parse_age_rating(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        age_rating = _parse_age_rating(d.pop("age_rating"))

        excluded_countries = cast(list[str], d.pop("excluded_countries"))

        tags = cast(list[str], d.pop("tags"))

        developers = cast(list[str], d.pop("developers"))

        publishers = cast(list[str], d.pop("publishers"))

        languages = cast(list[str], d.pop("languages"))

        def _parse_metacritic_score(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        metacritic_score = _parse_metacritic_score(d.pop("metacritic_score"))

        system_requirements = []
        _system_requirements = d.pop("system_requirements")
        for system_requirements_item_data in _system_requirements:
            system_requirements_item = SystemRequirement.from_dict(system_requirements_item_data)

            system_requirements.append(system_requirements_item)

        def _parse_activation_instructions(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        activation_instructions = _parse_activation_instructions(d.pop("activation_instructions"))

        def _parse_delivery_instructions(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        delivery_instructions = _parse_delivery_instructions(d.pop("delivery_instructions"))

        screenshots = []
        _screenshots = d.pop("screenshots")
        for screenshots_item_data in _screenshots:
            screenshots_item = Screenshot.from_dict(screenshots_item_data)

            screenshots.append(screenshots_item)

        videos = []
        _videos = d.pop("videos")
        for videos_item_data in _videos:
            videos_item = Video.from_dict(videos_item_data)

            videos.append(videos_item)

        offers = []
        _offers = d.pop("offers")
        for offers_item_data in _offers:
            offers_item = Offer.from_dict(offers_item_data)

            offers.append(offers_item)

        staff_product = cls(
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
            cost=cost,
            published=published,
            overrides=overrides,
            kinguin_id=kinguin_id,
            kinguin_product_id=kinguin_product_id,
            sales_count=sales_count,
            created_at=created_at,
            updated_at=updated_at,
            retired_at=retired_at,
            original_name=original_name,
            description=description,
            drm=drm,
            age_rating=age_rating,
            excluded_countries=excluded_countries,
            tags=tags,
            developers=developers,
            publishers=publishers,
            languages=languages,
            metacritic_score=metacritic_score,
            system_requirements=system_requirements,
            activation_instructions=activation_instructions,
            delivery_instructions=delivery_instructions,
            screenshots=screenshots,
            videos=videos,
            offers=offers,
        )

        return staff_product
