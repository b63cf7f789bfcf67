"""The chart of accounts. Debits are positive, credits negative: a balance of all is zero."""

from enum import StrEnum


class Account(StrEnum):
    """What money is, is owed, came from or was spent on."""

    NOWPAYMENTS = "assets:nowpayments"
    KINGUIN = "assets:kinguin"
    STOCK = "assets:stock"
    CUSTOMERS = "liabilities:customers"
    OWNER = "equity:owner"
    SALES = "revenue:sales"
    FORFEITED = "revenue:forfeited"
    DISCOUNTS = "contra:discounts"
    GOODS_KINGUIN = "expenses:goods:kinguin"
    GOODS_CUSTOM = "expenses:goods:custom"
    PROVIDER_FEES = "expenses:provider_fees"
    FX = "expenses:fx"
    REFUNDS = "expenses:refunds"
