"""Goods of our own for a shop that has just been opened: invented, so that nothing real is sold."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, update

from bitloot.catalog import versions
from bitloot.catalog.editing import create
from bitloot.catalog.models import DeliveryType, Product, SourceType
from bitloot.catalog.vocabulary import GLOBAL
from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.money import Money

_SEED = Actor("seed")
_FEATURED = 12
_PLENTY = 50


@dataclass(frozen=True, slots=True)
class Good:
    """One product; `price` in euros."""

    slug: str
    title: str
    category: str
    delivery_type: DeliveryType
    platform: str
    price: str
    description: str
    activation: str


GOODS = (
    Good(
        "ledgerleaf-home-one-year",
        "Ledgerleaf Home, one year",
        "software",
        DeliveryType.LICENSE,
        "PC",
        "24.90",
        "Household accounts that stay on your own disk. Ledgerleaf reads the statements of most "
        "banks, sorts them by rules you write once, and draws the month as one calm page.",
        "Install Ledgerleaf, choose Help, then Enter licence, and paste the licence there.",
    ),
    Good(
        "quillmark-studio-lifetime",
        "Quillmark Studio, lifetime licence",
        "software",
        DeliveryType.LICENSE,
        "PC",
        "59.00",
        "A writing desk for long texts: chapters as cards, notes in the margin, and an export that "
        "printers accept. One licence covers two computers of one person.",
        "Open Quillmark Studio, choose Account, then Activate, and paste the licence.",
    ),
    Good(
        "tessera-vpn-six-months",
        "Tessera VPN, six months",
        "subscriptions",
        DeliveryType.CODE,
        "Other",
        "19.50",
        "Six months of Tessera on five devices. No log is kept of where you go, and the audit "
        "reports are public. The time starts when the code is used.",
        "Sign in at Tessera, choose Redeem, and enter the code.",
    ),
    Good(
        "tonewood-plus-three-months",
        "Tonewood Plus, three months",
        "subscriptions",
        DeliveryType.CODE,
        "Other",
        "14.99",
        "Music without compression and without advertisements, with booklets where the label "
        "supplied them. For new and existing accounts.",
        "Open Tonewood, choose Settings, then Redeem code.",
    ),
    Good(
        "brasslight-gift-card-25",
        "Brasslight gift card, 25 EUR",
        "gift-cards",
        DeliveryType.CODE,
        "Other",
        "25.90",
        "25 euros for anything in the Brasslight store. It can be spent in parts and does not "
        "expire.",
        "At the Brasslight checkout choose Gift card and enter the code.",
    ),
    Good(
        "brasslight-gift-card-50",
        "Brasslight gift card, 50 EUR",
        "gift-cards",
        DeliveryType.CODE,
        "Other",
        "51.50",
        "50 euros for anything in the Brasslight store. It can be spent in parts and does not "
        "expire.",
        "At the Brasslight checkout choose Gift card and enter the code.",
    ),
    Good(
        "paper-harbor-directors-cut",
        "Paper Harbor: Director's Cut",
        "games",
        DeliveryType.KEY,
        "PC",
        "17.49",
        "Fold boats, fill them with letters and send them across a harbor that remembers every "
        "one. The Director's Cut adds the winter chapter and the commentary.",
        "Download the installer from Paper Harbor's page and enter the key at the first start.",
    ),
    Good(
        "nightjar-antivirus-two-devices",
        "Nightjar Antivirus, two devices, one year",
        "software",
        DeliveryType.LICENSE,
        "PC",
        "21.00",
        "A quiet guard that asks nothing and explains everything. It updates itself every hour and "
        "leaves your other programs their share of the machine.",
        "Install Nightjar, choose Subscription, then I have a key.",
    ),
)


def seed_demo() -> list[UUID]:
    """Create what is not there yet; returns the ids of those created now."""
    known = set(db.session.scalars(select(Product.slug)))
    return [_create(good) for good in GOODS if good.slug not in known]


def _create(good: Good) -> UUID:
    values = {
        "title": good.title,
        "price": Money.eur(good.price),
        "category": good.category,
        "delivery_type": good.delivery_type,
        "platform": good.platform,
        "region": GLOBAL,
        "description": good.description,
        "activation_instructions": good.activation,
    }
    return create(values, _SEED, slug=good.slug, publish=True).id


def feature_some() -> None:
    """Put some of the goods with plenty of stock into the window."""
    plenty = (
        select(Product.id)
        .where(
            Product.source_type == SourceType.KINGUIN, Product.published, Product.stock > _PLENTY
        )
        .where(Product.cover_url.is_not(None), ~Product.is_preorder)
        .order_by(Product.kinguin_id)
        .limit(_FEATURED)
    )
    db.session.execute(update(Product).where(Product.id.in_(plenty)).values(featured=True))
    versions.changed()
