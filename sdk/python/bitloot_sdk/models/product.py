from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.product_delivery_type import ProductDeliveryType
from ..models.product_source_type import ProductSourceType

if TYPE_CHECKING:
    from ..models.bundle import Bundle
    from ..models.chooser import Chooser
    from ..models.deal import Deal
    from ..models.limits import Limits
    from ..models.offers import Offers
    from ..models.picture import Picture
    from ..models.product_card import ProductCard
    from ..models.screenshot import Screenshot
    from ..models.system_requirement import SystemRequirement
    from ..models.video import Video


T = TypeVar("T", bound="Product")


@_attrs_define
class Product:
    id: UUID
    slug: str
    title: str
    subtitle: None | str
    platform: None | str
    region: None | str
    category: str
    source_type: ProductSourceType
    delivery_type: ProductDeliveryType
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
    description: str
    developers: list[str]
    publishers: list[str]
    languages: list[str]
    tags: list[str]
    metacritic_score: int | None
    age_rating: None | str
    system_requirements: list[SystemRequirement]
    activation_instructions: None | str
    delivery_instructions: None | str
    screenshots: list[Screenshot]
    gallery: list[Picture]
    videos: list[Video]
    excluded_countries: list[str]
    limits: Limits | None
    max_quantity: int
    original_name: None | str
    related: list[ProductCard]
    bought_together: list[ProductCard]
    bundles: list[Bundle]
    offers: None | Offers
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        from ..models.chooser import Chooser  # noqa: PLC0415
        from ..models.deal import Deal  # noqa: PLC0415
        from ..models.limits import Limits  # noqa: PLC0415
        from ..models.offers import Offers  # noqa: PLC0415
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

        description = self.description

        developers = self.developers

        publishers = self.publishers

        languages = self.languages

        tags = self.tags

        metacritic_score: int | None
        metacritic_score = self.metacritic_score

        age_rating: None | str
        age_rating = self.age_rating

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

        gallery = []
        for gallery_item_data in self.gallery:
            gallery_item = gallery_item_data.to_dict()
            gallery.append(gallery_item)

        videos = []
        for videos_item_data in self.videos:
            videos_item = videos_item_data.to_dict()
            videos.append(videos_item)

        excluded_countries = self.excluded_countries

        limits: dict[str, Any] | None
        if isinstance(self.limits, Limits):
            limits = self.limits.to_dict()
        else:
            limits = self.limits

        max_quantity = self.max_quantity

        original_name: None | str
        original_name = self.original_name

        related = []
        for related_item_data in self.related:
            related_item = related_item_data.to_dict()
            related.append(related_item)

        bought_together = []
        for bought_together_item_data in self.bought_together:
            bought_together_item = bought_together_item_data.to_dict()
            bought_together.append(bought_together_item)

        bundles = []
        for bundles_item_data in self.bundles:
            bundles_item = bundles_item_data.to_dict()
            bundles.append(bundles_item)

        offers: dict[str, Any] | None
        if isinstance(self.offers, Offers):
            offers = self.offers.to_dict()
        else:
            offers = self.offers

        updated_at = self.updated_at.isoformat()

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
                "description": description,
                "developers": developers,
                "publishers": publishers,
                "languages": languages,
                "tags": tags,
                "metacritic_score": metacritic_score,
                "age_rating": age_rating,
                "system_requirements": system_requirements,
                "activation_instructions": activation_instructions,
                "delivery_instructions": delivery_instructions,
                "screenshots": screenshots,
                "gallery": gallery,
                "videos": videos,
                "excluded_countries": excluded_countries,
                "limits": limits,
                "max_quantity": max_quantity,
                "original_name": original_name,
                "related": related,
                "bought_together": bought_together,
                "bundles": bundles,
                "offers": offers,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bundle import Bundle  # noqa: PLC0415
        from ..models.chooser import Chooser  # noqa: PLC0415
        from ..models.deal import Deal  # noqa: PLC0415
        from ..models.limits import Limits  # noqa: PLC0415
        from ..models.offers import Offers  # noqa: PLC0415
        from ..models.picture import Picture  # noqa: PLC0415
        from ..models.product_card import ProductCard  # noqa: PLC0415
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

        source_type = ProductSourceType(d.pop("source_type"))

        delivery_type = ProductDeliveryType(d.pop("delivery_type"))

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

        description = d.pop("description")

        developers = cast(list[str], d.pop("developers"))

        publishers = cast(list[str], d.pop("publishers"))

        languages = cast(list[str], d.pop("languages"))

        tags = cast(list[str], d.pop("tags"))

        def _parse_metacritic_score(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        metacritic_score = _parse_metacritic_score(d.pop("metacritic_score"))

        def _parse_age_rating(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        age_rating = _parse_age_rating(d.pop("age_rating"))

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

        gallery = []
        _gallery = d.pop("gallery")
        for gallery_item_data in _gallery:
            gallery_item = Picture.from_dict(gallery_item_data)

            gallery.append(gallery_item)

        videos = []
        _videos = d.pop("videos")
        for videos_item_data in _videos:
            videos_item = Video.from_dict(videos_item_data)

            videos.append(videos_item)

        excluded_countries = cast(list[str], d.pop("excluded_countries"))

        def _parse_limits(data: object) -> Limits | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                limits_type_0 = Limits.from_dict(data)

                return limits_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Limits | None, data)

        limits = _parse_limits(d.pop("limits"))

        max_quantity = d.pop("max_quantity")

        def _parse_original_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        original_name = _parse_original_name(d.pop("original_name"))

        related = []
        _related = d.pop("related")
        for related_item_data in _related:
            related_item = ProductCard.from_dict(related_item_data)

            related.append(related_item)

        bought_together = []
        _bought_together = d.pop("bought_together")
        for bought_together_item_data in _bought_together:
            bought_together_item = ProductCard.from_dict(bought_together_item_data)

            bought_together.append(bought_together_item)

        bundles = []
        _bundles = d.pop("bundles")
        for bundles_item_data in _bundles:
            bundles_item = Bundle.from_dict(bundles_item_data)

            bundles.append(bundles_item)

        def _parse_offers(data: object) -> None | Offers:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                offers_type_0 = Offers.from_dict(data)

                return offers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Offers, data)

        offers = _parse_offers(d.pop("offers"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        product = cls(
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
            description=description,
            developers=developers,
            publishers=publishers,
            languages=languages,
            tags=tags,
            metacritic_score=metacritic_score,
            age_rating=age_rating,
            system_requirements=system_requirements,
            activation_instructions=activation_instructions,
            delivery_instructions=delivery_instructions,
            screenshots=screenshots,
            gallery=gallery,
            videos=videos,
            excluded_countries=excluded_countries,
            limits=limits,
            max_quantity=max_quantity,
            original_name=original_name,
            related=related,
            bought_together=bought_together,
            bundles=bundles,
            offers=offers,
            updated_at=updated_at,
        )

        return product
