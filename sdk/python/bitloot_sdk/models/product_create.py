from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.product_create_delivery_type import ProductCreateDeliveryType
from ..models.product_create_source_type import ProductCreateSourceType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.requirement_given import RequirementGiven
    from ..models.screenshot_given import ScreenshotGiven
    from ..models.video_given import VideoGiven


T = TypeVar("T", bound="ProductCreate")


@_attrs_define
class ProductCreate:
    title: str
    price: float
    subtitle: None | str | Unset = UNSET
    original_name: None | str | Unset = UNSET
    description: str | Unset = UNSET
    category: str | Unset = UNSET
    platform: None | str | Unset = UNSET
    region: None | str | Unset = UNSET
    drm: None | str | Unset = UNSET
    age_rating: None | str | Unset = UNSET
    excluded_countries: list[str] | Unset = UNSET
    genres: list[str] | Unset = UNSET
    tags: list[str] | Unset = UNSET
    developers: list[str] | Unset = UNSET
    publishers: list[str] | Unset = UNSET
    languages: list[str] | Unset = UNSET
    release_date: datetime.date | None | Unset = UNSET
    metacritic_score: int | None | Unset = UNSET
    activation_instructions: None | str | Unset = UNSET
    delivery_instructions: None | str | Unset = UNSET
    cover_url: None | str | Unset = UNSET
    screenshots: list[ScreenshotGiven] | Unset = UNSET
    videos: list[VideoGiven] | Unset = UNSET
    system_requirements: list[RequirementGiven] | Unset = UNSET
    delivery_type: ProductCreateDeliveryType | Unset = UNSET
    cost: float | None | Unset = UNSET
    compare_at_price: float | None | Unset = UNSET
    is_preorder: bool | Unset = UNSET
    featured: bool | Unset = UNSET
    source_type: ProductCreateSourceType | Unset = ProductCreateSourceType.CUSTOM
    slug: str | Unset = UNSET
    published: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        price = self.price

        subtitle: None | str | Unset
        if isinstance(self.subtitle, Unset):
            subtitle = UNSET
        else:
            subtitle = self.subtitle

        original_name: None | str | Unset
        if isinstance(self.original_name, Unset):
            original_name = UNSET
        else:
            original_name = self.original_name

        description = self.description

        category = self.category

        platform: None | str | Unset
        if isinstance(self.platform, Unset):
            platform = UNSET
        else:
            platform = self.platform

        region: None | str | Unset
        if isinstance(self.region, Unset):
            region = UNSET
        else:
            region = self.region

        drm: None | str | Unset
        if isinstance(self.drm, Unset):
            drm = UNSET
        else:
            drm = self.drm

        age_rating: None | str | Unset
        if isinstance(self.age_rating, Unset):
            age_rating = UNSET
        else:
            age_rating = self.age_rating

        excluded_countries: list[str] | Unset = UNSET
        if not isinstance(self.excluded_countries, Unset):
            excluded_countries = self.excluded_countries

        genres: list[str] | Unset = UNSET
        if not isinstance(self.genres, Unset):
            genres = self.genres

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        developers: list[str] | Unset = UNSET
        if not isinstance(self.developers, Unset):
            developers = self.developers

        publishers: list[str] | Unset = UNSET
        if not isinstance(self.publishers, Unset):
            publishers = self.publishers

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        release_date: None | str | Unset
        if isinstance(self.release_date, Unset):
            release_date = UNSET
        elif isinstance(self.release_date, datetime.date):
            release_date = self.release_date.isoformat()
        else:
            release_date = self.release_date

        metacritic_score: int | None | Unset
        if isinstance(self.metacritic_score, Unset):
            metacritic_score = UNSET
        else:
            metacritic_score = self.metacritic_score

        activation_instructions: None | str | Unset
        if isinstance(self.activation_instructions, Unset):
            activation_instructions = UNSET
        else:
            activation_instructions = self.activation_instructions

        delivery_instructions: None | str | Unset
        if isinstance(self.delivery_instructions, Unset):
            delivery_instructions = UNSET
        else:
            delivery_instructions = self.delivery_instructions

        cover_url: None | str | Unset
        if isinstance(self.cover_url, Unset):
            cover_url = UNSET
        else:
            cover_url = self.cover_url

        screenshots: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.screenshots, Unset):
            screenshots = []
            for screenshots_item_data in self.screenshots:
                screenshots_item = screenshots_item_data.to_dict()
                screenshots.append(screenshots_item)

        videos: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.videos, Unset):
            videos = []
            for videos_item_data in self.videos:
                videos_item = videos_item_data.to_dict()
                videos.append(videos_item)

        system_requirements: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.system_requirements, Unset):
            system_requirements = []
            for system_requirements_item_data in self.system_requirements:
                system_requirements_item = system_requirements_item_data.to_dict()
                system_requirements.append(system_requirements_item)

        delivery_type: str | Unset = UNSET
        if not isinstance(self.delivery_type, Unset):
            delivery_type = self.delivery_type.value

        cost: float | None | Unset
        if isinstance(self.cost, Unset):
            cost = UNSET
        else:
            cost = self.cost

        compare_at_price: float | None | Unset
        if isinstance(self.compare_at_price, Unset):
            compare_at_price = UNSET
        else:
            compare_at_price = self.compare_at_price

        is_preorder = self.is_preorder

        featured = self.featured

        source_type: str | Unset = UNSET
        if not isinstance(self.source_type, Unset):
            source_type = self.source_type.value

        slug = self.slug

        published = self.published

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "price": price,
            }
        )
        if subtitle is not UNSET:
            field_dict["subtitle"] = subtitle
        if original_name is not UNSET:
            field_dict["original_name"] = original_name
        if description is not UNSET:
            field_dict["description"] = description
        if category is not UNSET:
            field_dict["category"] = category
        if platform is not UNSET:
            field_dict["platform"] = platform
        if region is not UNSET:
            field_dict["region"] = region
        if drm is not UNSET:
            field_dict["drm"] = drm
        if age_rating is not UNSET:
            field_dict["age_rating"] = age_rating
        if excluded_countries is not UNSET:
            field_dict["excluded_countries"] = excluded_countries
        if genres is not UNSET:
            field_dict["genres"] = genres
        if tags is not UNSET:
            field_dict["tags"] = tags
        if developers is not UNSET:
            field_dict["developers"] = developers
        if publishers is not UNSET:
            field_dict["publishers"] = publishers
        if languages is not UNSET:
            field_dict["languages"] = languages
        if release_date is not UNSET:
            field_dict["release_date"] = release_date
        if metacritic_score is not UNSET:
            field_dict["metacritic_score"] = metacritic_score
        if activation_instructions is not UNSET:
            field_dict["activation_instructions"] = activation_instructions
        if delivery_instructions is not UNSET:
            field_dict["delivery_instructions"] = delivery_instructions
        if cover_url is not UNSET:
            field_dict["cover_url"] = cover_url
        if screenshots is not UNSET:
            field_dict["screenshots"] = screenshots
        if videos is not UNSET:
            field_dict["videos"] = videos
        if system_requirements is not UNSET:
            field_dict["system_requirements"] = system_requirements
        if delivery_type is not UNSET:
            field_dict["delivery_type"] = delivery_type
        if cost is not UNSET:
            field_dict["cost"] = cost
        if compare_at_price is not UNSET:
            field_dict["compare_at_price"] = compare_at_price
        if is_preorder is not UNSET:
            field_dict["is_preorder"] = is_preorder
        if featured is not UNSET:
            field_dict["featured"] = featured
        if source_type is not UNSET:
            field_dict["source_type"] = source_type
        if slug is not UNSET:
            field_dict["slug"] = slug
        if published is not UNSET:
            field_dict["published"] = published

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.requirement_given import RequirementGiven  # noqa: PLC0415
        from ..models.screenshot_given import ScreenshotGiven  # noqa: PLC0415
        from ..models.video_given import VideoGiven  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        price = d.pop("price")

        def _parse_subtitle(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        subtitle = _parse_subtitle(d.pop("subtitle", UNSET))

        def _parse_original_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        original_name = _parse_original_name(d.pop("original_name", UNSET))

        description = d.pop("description", UNSET)

        category = d.pop("category", UNSET)

        def _parse_platform(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        platform = _parse_platform(d.pop("platform", UNSET))

        def _parse_region(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        region = _parse_region(d.pop("region", UNSET))

        def _parse_drm(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        drm = _parse_drm(d.pop("drm", UNSET))

        def _parse_age_rating(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        age_rating = _parse_age_rating(d.pop("age_rating", UNSET))

        excluded_countries = cast(list[str], d.pop("excluded_countries", UNSET))

        genres = cast(list[str], d.pop("genres", UNSET))

        tags = cast(list[str], d.pop("tags", UNSET))

        developers = cast(list[str], d.pop("developers", UNSET))

        publishers = cast(list[str], d.pop("publishers", UNSET))

        languages = cast(list[str], d.pop("languages", UNSET))

        def _parse_release_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                release_date_type_0 = datetime.date.fromisoformat(data)

                return release_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        release_date = _parse_release_date(d.pop("release_date", UNSET))

        def _parse_metacritic_score(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        metacritic_score = _parse_metacritic_score(d.pop("metacritic_score", UNSET))

        def _parse_activation_instructions(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        activation_instructions = _parse_activation_instructions(d.pop("activation_instructions", UNSET))

        def _parse_delivery_instructions(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        delivery_instructions = _parse_delivery_instructions(d.pop("delivery_instructions", UNSET))

        def _parse_cover_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cover_url = _parse_cover_url(d.pop("cover_url", UNSET))

        _screenshots = d.pop("screenshots", UNSET)
        screenshots: list[ScreenshotGiven] | Unset = UNSET
        if _screenshots is not UNSET:
            screenshots = []
            for screenshots_item_data in _screenshots:
                screenshots_item = ScreenshotGiven.from_dict(screenshots_item_data)

                screenshots.append(screenshots_item)

        _videos = d.pop("videos", UNSET)
        videos: list[VideoGiven] | Unset = UNSET
        if _videos is not UNSET:
            videos = []
            for videos_item_data in _videos:
                videos_item = VideoGiven.from_dict(videos_item_data)

                videos.append(videos_item)

        _system_requirements = d.pop("system_requirements", UNSET)
        system_requirements: list[RequirementGiven] | Unset = UNSET
        if _system_requirements is not UNSET:
            system_requirements = []
            for system_requirements_item_data in _system_requirements:
                system_requirements_item = RequirementGiven.from_dict(system_requirements_item_data)

                system_requirements.append(system_requirements_item)

        _delivery_type = d.pop("delivery_type", UNSET)
        delivery_type: ProductCreateDeliveryType | Unset
        if isinstance(_delivery_type, Unset):
            delivery_type = UNSET
        else:
            delivery_type = ProductCreateDeliveryType(_delivery_type)

        def _parse_cost(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        cost = _parse_cost(d.pop("cost", UNSET))

        def _parse_compare_at_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        compare_at_price = _parse_compare_at_price(d.pop("compare_at_price", UNSET))

        is_preorder = d.pop("is_preorder", UNSET)

        featured = d.pop("featured", UNSET)

        _source_type = d.pop("source_type", UNSET)
        source_type: ProductCreateSourceType | Unset
        if isinstance(_source_type, Unset):
            source_type = UNSET
        else:
            source_type = ProductCreateSourceType(_source_type)

        slug = d.pop("slug", UNSET)

        published = d.pop("published", UNSET)

        product_create = cls(
            title=title,
            price=price,
            subtitle=subtitle,
            original_name=original_name,
            description=description,
            category=category,
            platform=platform,
            region=region,
            drm=drm,
            age_rating=age_rating,
            excluded_countries=excluded_countries,
            genres=genres,
            tags=tags,
            developers=developers,
            publishers=publishers,
            languages=languages,
            release_date=release_date,
            metacritic_score=metacritic_score,
            activation_instructions=activation_instructions,
            delivery_instructions=delivery_instructions,
            cover_url=cover_url,
            screenshots=screenshots,
            videos=videos,
            system_requirements=system_requirements,
            delivery_type=delivery_type,
            cost=cost,
            compare_at_price=compare_at_price,
            is_preorder=is_preorder,
            featured=featured,
            source_type=source_type,
            slug=slug,
            published=published,
        )

        return product_create
