"""The operations console at `/admin/`: `mount(app)` puts it on."""

from flask import Flask
from flask_admin import Admin
from flask_admin.theme import Theme

from admin_console import csrf, door, formats
from admin_console.attention import AttentionView
from admin_console.audit_log import AuditView
from admin_console.base import ConsoleView
from admin_console.categories import CategoriesView
from admin_console.claims import ClaimsView
from admin_console.dashboard import DashboardView
from admin_console.deals import DealsView
from admin_console.groups import GroupsView
from admin_console.images import ImagesView
from admin_console.imports import ImportsView
from admin_console.jobs import JobsView
from admin_console.ledger import LedgerView
from admin_console.mails import MailsView
from admin_console.orders import OrdersView
from admin_console.payments import PaymentsView
from admin_console.pricing import PricingView
from admin_console.products import ProductsView
from admin_console.profit import ProfitView
from admin_console.providers import ProvidersView
from admin_console.reconciliation import ReconciliationView
from admin_console.refunds import RefundsView
from admin_console.scheduled import BundlesView, SectionsView
from admin_console.search import SearchView
from admin_console.staff import StaffView
from admin_console.stock import StockView
from admin_console.sync import SyncView
from admin_console.webhooks import WebhooksView
from admin_console.wording import WordingView

__all__ = ["mount"]

WORK, GOODS, MONEY, PEOPLE, SYSTEM = "Work", "Goods", "Money", "People", "System"
_PAGES: tuple[tuple[type[ConsoleView], str, str, str], ...] = (
    (AttentionView, "Attention", "attention", WORK),
    (OrdersView, "Orders", "orders", WORK),
    (PaymentsView, "Payments", "payments", WORK),
    (WebhooksView, "Webhooks", "webhooks", WORK),
    (ClaimsView, "Claims", "claims", WORK),
    (ProductsView, "Products", "products", GOODS),
    (StockView, "Stock", "stock", GOODS),
    (SyncView, "Catalogue sync", "sync", GOODS),
    (ImportsView, "Import", "imports", GOODS),
    (PricingView, "Pricing rules", "pricing", GOODS),
    (GroupsView, "Groups", "groups", GOODS),
    (DealsView, "Flash deals", "deals", GOODS),
    (BundlesView, "Bundles", "bundles", GOODS),
    (SectionsView, "Home page", "sections", GOODS),
    (CategoriesView, "Categories", "categories", GOODS),
    (WordingView, "Search words", "wording", GOODS),
    (ImagesView, "Images", "images", GOODS),
    (ProfitView, "Profit", "profit", MONEY),
    (LedgerView, "Ledger", "ledger", MONEY),
    (RefundsView, "Refunds", "refunds", MONEY),
    (ReconciliationView, "Reconciliation", "reconciliation", MONEY),
    (MailsView, "Mail", "mails", PEOPLE),
    (StaffView, "Staff", "staff", PEOPLE),
    (JobsView, "Jobs", "jobs", SYSTEM),
    (ProvidersView, "Providers", "providers", SYSTEM),
    (AuditView, "Audit log", "audit", SYSTEM),
    (SearchView, "Search", "search", SYSTEM),
)
"""View, name, address below `/admin/` (and icon), group of the sidebar."""


def mount(app: Flask) -> None:
    """Register the door, the pages and their assets; the session cookie is the console's alone."""
    app.config.update(SESSION_COOKIE_NAME="bitloot_console", SESSION_COOKIE_PATH="/admin")
    csrf.install(app)
    formats.install(app)
    app.register_blueprint(door.blueprint)
    home = DashboardView(
        name="Dashboard",
        endpoint="admin",
        url="/admin",
        menu_icon_type="svg",
        menu_icon_value="dashboard",
    )
    admin = Admin(
        app,
        name="BitLoot",
        url="/admin",
        endpoint="admin",
        index_view=home,
        theme=Theme(folder="bootstrap4", base_template="console/base.html"),
    )
    for view, name, word, group in _PAGES:
        admin.add_view(
            view(
                name=name,
                category=group,
                endpoint=f"console_{word}",
                url=word,
                menu_icon_type="svg",
                menu_icon_value=word,
            )
        )
