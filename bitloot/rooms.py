"""Every room's routes, jobs and provider clients, on one screen."""

from collections.abc import Callable, Mapping

from flask_smorest import Blueprint
from redis import Redis

from bitloot.catalog import routes as catalog
from bitloot.catalog import staff_routes as staff_catalog
from bitloot.catalog import tasks as catalog_tasks
from bitloot.catalog.adorning import Adornment, adorn_with
from bitloot.catalog.images import routes as images
from bitloot.catalog.images import staff_routes as staff_images
from bitloot.catalog.images import tasks as images_tasks
from bitloot.catalog.imports import staff_routes as staff_imports
from bitloot.catalog.repricing import staff_routes as staff_pricing
from bitloot.catalog.repricing import tasks as pricing_tasks
from bitloot.catalog.repricing.grouping import groups_kept_by, resolve_groups_with
from bitloot.catalog.shelves import shelves_from
from bitloot.catalog.wording import staff_routes as staff_search
from bitloot.claims import routes as claims
from bitloot.claims import staff_routes as staff_claims
from bitloot.claims import tasks as claims_tasks
from bitloot.claims.models import ClaimPicture
from bitloot.claims.pictures import attempts as try_claim_pictures
from bitloot.claims.pictures import rewrap as rewrap_claim_pictures
from bitloot.core.http.errors import ProviderUnavailableError, ProviderUnknownError
from bitloot.core.jobs.running import Handler, Runner
from bitloot.delivery import routes as delivery
from bitloot.delivery import staff_routes as staff_delivery
from bitloot.delivery.rotation import Further
from bitloot.delivery.rotation import also as rotate_also
from bitloot.emails import tasks as emails_tasks
from bitloot.evidence import staff_routes as staff_evidence
from bitloot.fulfillment import staff_routes as staff_fulfillment
from bitloot.fulfillment import tasks as fulfillment_tasks
from bitloot.insights import staff_routes as staff_insights
from bitloot.insights import tasks as insights_tasks
from bitloot.invoices import routes as invoices
from bitloot.invoices import staff_routes as staff_invoices
from bitloot.ledger import staff_routes as staff_ledger
from bitloot.ledger import tasks as ledger_tasks
from bitloot.merchandising import routes as merchandising
from bitloot.merchandising import staff_routes as staff_groups
from bitloot.merchandising.categories import slugs as category_slugs
from bitloot.merchandising.deals import lowered, may_be_lowered
from bitloot.merchandising.groups import is_group, names_of_groups
from bitloot.merchandising.offers import staff_routes as staff_offers
from bitloot.merchandising.showing import card_extras, has_card_extras, page_extras
from bitloot.orders import staff_routes as staff_attention
from bitloot.orders import tasks as orders_tasks
from bitloot.payments import routes as payments
from bitloot.payments import staff_routes as staff_payments
from bitloot.payments import tasks as payments_tasks
from bitloot.providers import kinguin, nowpayments, objects, pictures, resend
from bitloot.reconciliation import staff_routes as staff_reconciliation
from bitloot.reconciliation import tasks as reconciliation_tasks
from bitloot.refunds import routes as refunds
from bitloot.refunds import staff_routes as staff_refunds
from bitloot.stock import staff_routes as staff_stock
from bitloot.stock.availability import staff_routes as staff_availability
from bitloot.stock.importing import staff_routes as staff_stock_imports
from bitloot.stock.importing import tasks as stock_tasks
from bitloot.storefront import routes as storefront
from bitloot.storefront import staff_routes as staff_orders
from bitloot.storefront.lookup import routes as lookup
from bitloot.webhooks import routes as webhooks
from bitloot.webhooks import staff_routes as staff_webhooks
from config.settings import Settings

Install = Callable[[dict[str, object], Settings, Redis], None]

PROVIDERS: tuple[Install, ...] = (
    nowpayments.install,
    kinguin.install,
    resend.install,
    objects.install,
    pictures.install,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    catalog.blp,
    merchandising.blp,
    images.blp,
    payments.blp,
    storefront.blp,
    lookup.blp,
    claims.blp,
    refunds.blp,
    delivery.blp,
    invoices.blp,
    webhooks.blp,
    staff_attention.blp,
    staff_orders.blp,
    staff_delivery.blp,
    staff_evidence.blp,
    staff_invoices.blp,
    staff_payments.blp,
    staff_refunds.blp,
    staff_claims.blp,
    staff_webhooks.blp,
    staff_catalog.blp,
    staff_pricing.blp,
    staff_imports.blp,
    staff_groups.blp,
    staff_offers.blp,
    staff_images.blp,
    staff_search.blp,
    staff_stock.blp,
    staff_stock_imports.blp,
    staff_availability.blp,
    staff_fulfillment.blp,
    staff_insights.blp,
    staff_reconciliation.blp,
    staff_ledger.blp,
)

JOBS: Mapping[str, Handler] = {
    **orders_tasks.JOBS,
    **payments_tasks.JOBS,
    **fulfillment_tasks.JOBS,
    **claims_tasks.JOBS,
    **emails_tasks.JOBS,
    **catalog_tasks.JOBS,
    **pricing_tasks.JOBS,
    **images_tasks.JOBS,
    **reconciliation_tasks.JOBS,
    **ledger_tasks.JOBS,
    **stock_tasks.JOBS,
    **insights_tasks.JOBS,
}


def join_rooms() -> None:
    """What lower rooms ask higher ones; called once when the application is made."""
    resolve_groups_with(names_of_groups)
    groups_kept_by(is_group)
    pictures = ("screenshot", ClaimPicture.key_id, rewrap_claim_pictures, try_claim_pictures)
    rotate_also(Further(*pictures))
    adornment = Adornment(card_extras, page_extras, lowered, has_card_extras(), may_be_lowered())
    adorn_with("merchandising", adornment)
    shelves_from(category_slugs)


def make_runner(settings: Settings) -> Runner:
    """Runs any room's jobs."""
    return Runner(
        JOBS,
        lease_seconds=settings.lease_seconds,
        retry_base_seconds=settings.job_retry_base_seconds,
        postponable=(ProviderUnavailableError, ProviderUnknownError),
    )
