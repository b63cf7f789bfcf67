"""What a member of staff may do, by role. One table; the console and the API ask the same one."""

from collections.abc import Mapping
from enum import StrEnum

from bitloot.accounts.models import Role


class Permission(StrEnum):
    """One thing that somebody may or may not do. `…_view` never changes anything."""

    ORDERS_VIEW = "orders.view"
    ORDERS_EDIT = "orders.edit"
    FULFILLMENT_RETRY = "fulfillment.retry"
    DELIVERIES_REVEAL = "deliveries.reveal"
    EVIDENCE_MAKE = "evidence.make"
    CUSTOMERS_FORGET = "customers.forget"
    PAYMENTS_VIEW = "payments.view"
    PAYMENTS_OVERRIDE = "payments.override"
    REFUNDS_VIEW = "refunds.view"
    REFUNDS_REQUEST = "refunds.request"
    REFUNDS_APPROVE = "refunds.approve"
    CLAIMS_VIEW = "claims.view"
    CLAIMS_DECIDE = "claims.decide"
    LEDGER_VIEW = "ledger.view"
    LEDGER_POST = "ledger.post"
    RECONCILIATION_VIEW = "reconciliation.view"
    RECONCILIATION_RUN = "reconciliation.run"
    WEBHOOKS_VIEW = "webhooks.view"
    WEBHOOKS_REPLAY = "webhooks.replay"
    CATALOG_VIEW = "catalog.view"
    CATALOG_EDIT = "catalog.edit"
    STOCK_VIEW = "stock.view"
    STOCK_IMPORT = "stock.import"
    SYNC_RUN = "sync.run"
    MAILS_VIEW = "mails.view"
    JOBS_VIEW = "jobs.view"
    JOBS_REPLAY = "jobs.replay"
    AUDIT_VIEW = "audit.view"
    ATTENTION_VIEW = "attention.view"
    ATTENTION_RESOLVE = "attention.resolve"
    INSIGHTS_VIEW = "insights.view"
    EXPORT = "export"
    STAFF_VIEW = "staff.view"
    STAFF_EDIT = "staff.edit"


P = Permission

_VIEWER = frozenset(
    {P.INSIGHTS_VIEW, P.ATTENTION_VIEW, P.ORDERS_VIEW, P.PAYMENTS_VIEW, P.CATALOG_VIEW}
)
_SUPPORT = _VIEWER | {
    P.ATTENTION_RESOLVE,
    P.ORDERS_EDIT,
    P.FULFILLMENT_RETRY,
    P.EVIDENCE_MAKE,
    P.CLAIMS_VIEW,
    P.CLAIMS_DECIDE,
    P.REFUNDS_VIEW,
    P.REFUNDS_REQUEST,
    P.RECONCILIATION_VIEW,
    P.WEBHOOKS_VIEW,
    P.STOCK_VIEW,
    P.MAILS_VIEW,
    P.JOBS_VIEW,
}
_FINANCE = _VIEWER | {
    P.ATTENTION_RESOLVE,
    P.PAYMENTS_OVERRIDE,
    P.CLAIMS_VIEW,
    P.REFUNDS_VIEW,
    P.REFUNDS_REQUEST,
    P.REFUNDS_APPROVE,
    P.LEDGER_VIEW,
    P.LEDGER_POST,
    P.RECONCILIATION_VIEW,
    P.RECONCILIATION_RUN,
    P.WEBHOOKS_VIEW,
    P.AUDIT_VIEW,
    P.EVIDENCE_MAKE,
    P.EXPORT,
}
_CATALOGUE = _VIEWER | {
    P.ATTENTION_RESOLVE,
    P.CATALOG_EDIT,
    P.STOCK_VIEW,
    P.STOCK_IMPORT,
    P.SYNC_RUN,
}
_EVERYTHING = frozenset(Permission)

ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.CUSTOMER: frozenset(),
    Role.VIEWER: _VIEWER,
    Role.SUPPORT: _SUPPORT,
    Role.FINANCE: _FINANCE,
    Role.CATALOGUE: _CATALOGUE,
    Role.ADMIN: _EVERYTHING - {P.STAFF_VIEW, P.STAFF_EDIT},
    Role.OWNER: _EVERYTHING,
}


def may(role: Role, permission: Permission) -> bool:
    """Whether the role carries the permission."""
    return permission in ROLE_PERMISSIONS[role]
