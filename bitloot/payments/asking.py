"""Asking the provider about every open payment at once, without waiting for its turn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from bitloot.core.db import db
from bitloot.core.http.errors import ProviderError, ProviderUnavailableError
from bitloot.core.steps import Steps, outside
from bitloot.payments.models import Payment
from bitloot.payments.polling import open_payments
from bitloot.payments.states import PaymentStatus
from bitloot.payments.tasks import follow, report
from bitloot.providers.nowpayments import get_nowpayments

_MOST_FAILURES = 5  # in a row: then the provider is away, and the rest need not be tried


@dataclass(frozen=True, slots=True)
class Change:
    """A payment that had moved on at the provider."""

    provider_payment_id: str
    before: PaymentStatus
    after: PaymentStatus


@dataclass
class Asked:
    """How many were asked about, what had changed, and what went wrong."""

    asked: int = 0
    changes: list[Change] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def ask_about_open(told: Callable[[int, int], None]) -> Steps[Asked]:
    """Ask, apply, and follow further deposits; `told` hears (number, of how many).

    A failure is noted and the next payment asked about, until the provider seems to be away.
    """
    ids = open_payments()
    asked, in_a_row = Asked(), 0
    for number, payment_id in enumerate(ids, 1):
        payment = db.session.get_one(Payment, payment_id)
        before, provider_id = payment.status, payment.provider_payment_id or ""
        try:
            yield from outside(partial(_ask, provider_id))
        except ProviderError as error:
            asked.failures.append(f"{provider_id}: {error}")
            in_a_row += 1
            if in_a_row >= _MOST_FAILURES or isinstance(error, ProviderUnavailableError):
                break
            continue
        in_a_row = 0
        asked.asked = number
        after = db.session.get_one(Payment, payment_id).status
        if after is not before:
            asked.changes.append(Change(provider_id, before, after))
        told(number, len(ids))
    return asked


def _ask(provider_id: str) -> None:
    record = get_nowpayments().get_payment(provider_id)
    report(record)
    follow(record)
