"""What machines read of a product's page: its title, description, pictures and structured data."""

import json
from dataclasses import dataclass
from html import escape

from bitloot.catalog.images.covers import largest
from bitloot.catalog.models import Product
from bitloot.catalog.repricing.explaining import is_sold
from bitloot.merchandising.deals import on_now

_LONGEST_DESCRIPTION = 160
_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_IN_SCRIPT |= {0x2028: "\\u2028", 0x2029: "\\u2029"}
Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one page. `canonical` is its whole address."""

    title: str
    description: str
    canonical: str
    image: str | None
    kind: str
    data: tuple[Data, ...]

    def html(self) -> str:
        """As elements, every word escaped; the app takes those `data-served` away when it moves on.

        Structured data is no script: no policy minds it.
        """
        return "\n    ".join(
            (
                f"<title>{escape(self.title)}</title>",
                _meta("name", "description", self.description),
                f'<link data-served rel="canonical" href="{escape(self.canonical)}" />',
                _meta("property", "og:type", self.kind),
                _meta("property", "og:title", self.title),
                _meta("property", "og:description", self.description),
                _meta("property", "og:url", self.canonical),
                *([_meta("property", "og:image", self.image)] if self.image else []),
                _meta("name", "twitter:card", "summary_large_image" if self.image else "summary"),
                *(
                    f'<script data-served type="application/ld+json">{in_script(each)}</script>'
                    for each in self.data
                ),
            )
        )


def product_head(product: Product, *, shop: str, base: str) -> Head:
    """Of a product that is listed."""
    address = f"{base}/products/{product.slug}"
    image = _absolute(_picture(product), base)
    description = _description(product)
    return Head(
        title=f"{product.title} · {shop}",
        description=description,
        canonical=address,
        image=image,
        kind="product",
        data=(
            _product(product, address, image, description, shop),
            _breadcrumbs(product, address, base),
        ),
    )


def in_script(data: Data) -> str:
    """JSON that can stand between script tags: nothing in it ends the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _meta(attribute: str, name: str, content: str) -> str:
    return f'<meta data-served {attribute}="{name}" content="{escape(content)}" />'


def _description(product: Product) -> str:
    text = " ".join(product.description.split())
    if not text:
        where = f" for {product.platform}" if product.platform else ""
        text = f"{product.title}{where}: pay with crypto, delivered within seconds."
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[: _LONGEST_DESCRIPTION - 1].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _picture(product: Product) -> str | None:
    """Our own, as large as we have it; the source's while ours is not made yet.

    Who shows links elsewhere reads WebP, and not all of them AVIF.
    """
    return largest(product.cover, "webp") or product.cover_url


def _absolute(address: str | None, base: str) -> str | None:
    return f"{base}{address}" if address and address.startswith("/") else address


def _product(
    product: Product, address: str, image: str | None, description: str, shop: str
) -> Data:
    data: Data = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": description,
        "sku": str(product.id),
        "category": product.category,
        "url": address,
        "offers": _offer(product, address, shop),
    }
    if image:
        data["image"] = image
    if product.publishers:
        data["brand"] = {"@type": "Brand", "name": product.publishers[0]}
    if product.rating is not None and product.review_count:
        data["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": f"{product.rating:f}",
            "reviewCount": product.review_count,
        }
    return data


def _offer(product: Product, address: str, shop: str) -> Data:
    deals = on_now([product.id])
    price = deals[0].price if deals else product.price
    there = "PreOrder" if product.is_preorder else "InStock"
    availability = there if is_sold(product) else "OutOfStock"
    offer: Data = {
        "@type": "Offer",
        "price": price.plain(),
        "priceCurrency": price.currency,
        "availability": f"https://schema.org/{availability}",
        "url": address,
        "seller": {"@type": "Organization", "name": shop},
    }
    if deals:
        offer["priceValidUntil"] = deals[0].ends_at.isoformat()
    return offer


def _breadcrumbs(product: Product, address: str, base: str) -> Data:
    steps = [
        ("Catalog", f"{base}/products"),
        (
            product.category.replace("-", " ").capitalize(),
            f"{base}/products?category={product.category}",
        ),
        (product.title, address),
    ]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(steps, 1)
        ],
    }
