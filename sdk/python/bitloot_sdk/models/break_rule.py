from enum import StrEnum


class BreakRule(StrEnum):
    KEYS_ONCE = "keys_once"
    KINGUIN_BALANCE = "kinguin_balance"
    LEDGER_BALANCES = "ledger_balances"
    PAID_FULFILLED = "paid_fulfilled"
    PAYMENTS_OURS = "payments_ours"
    PURCHASES_OURS = "purchases_ours"

    def __str__(self) -> str:
        return str(self.value)
