from enum import StrEnum


class EntryCredit(StrEnum):
    ASSETSKINGUIN = "assets:kinguin"
    ASSETSNOWPAYMENTS = "assets:nowpayments"
    ASSETSSTOCK = "assets:stock"
    CONTRADISCOUNTS = "contra:discounts"
    EQUITYOWNER = "equity:owner"
    EXPENSESFX = "expenses:fx"
    EXPENSESGOODSCUSTOM = "expenses:goods:custom"
    EXPENSESGOODSKINGUIN = "expenses:goods:kinguin"
    EXPENSESPROVIDER_FEES = "expenses:provider_fees"
    EXPENSESREFUNDS = "expenses:refunds"
    LIABILITIESCUSTOMERS = "liabilities:customers"
    REVENUEFORFEITED = "revenue:forfeited"
    REVENUESALES = "revenue:sales"

    def __str__(self) -> str:
        return str(self.value)
