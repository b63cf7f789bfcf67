"""NOWPayments v1 over HTTP. Typed, with no database and no Flask."""

import threading
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar
from urllib.parse import quote

from redis import Redis

from bitloot.core.http.breaker import Breaker
from bitloot.core.http.client import Answer, Call, ProviderClient
from bitloot.core.http.errors import (
    ProviderRefusedError,
    ProviderUnavailableError,
    ProviderUnknownError,
)
from bitloot.core.types import Json
from bitloot.providers.nowpayments import reading
from bitloot.providers.nowpayments.pacing import Lane
from bitloot.providers.nowpayments.records import (
    Currency,
    Limits,
    Minimum,
    PaymentPage,
    PaymentRecord,
    PaymentRequest,
)
from config.settings import Settings

T = TypeVar("T")


class UnreadableError(ProviderUnknownError):
    """It answered, and the answer makes no sense: asking again at once will not mend it."""


AMOUNT_TOO_SMALL = "AMOUNT_MINIMAL_ERROR"
NAME = "nowpayments"
_TOKEN_SECONDS = 270  # the provider's bearer tokens live for five minutes
_UNAUTHORIZED = 401
_BAD_REQUEST = 400
_FORBIDDEN = 403
_TRIES = 4  # of a call that the provider's front turned away: certainly not done
_TURNED_AWAY = "rate limited"
_PATIENCE = 8.0  # seconds that a call waits for its turn among ours


def plain(amount: Decimal) -> str:
    """A number for a query string, without exponent."""
    return f"{amount:f}"


class NowPayments(ProviderClient):
    """One merchant account."""

    def __init__(self, settings: Settings, redis: Redis) -> None:
        breaker = Breaker(
            redis,
            NAME,
            failures=settings.breaker_failures,
            reset_seconds=settings.breaker_reset_seconds,
        )
        super().__init__(
            NAME,
            settings.nowpayments_base_url,
            headers={"x-api-key": settings.nowpayments_api_key.get_secret_value()},
            timeout=settings.provider_timeout_seconds,
            breaker=breaker,
        )
        creates = settings.nowpayments_creates_per_second
        estimates = settings.nowpayments_estimates_per_second
        self._creates = Lane(redis, NAME, "create", per_second=creates, patience=_PATIENCE)
        self._estimates = Lane(redis, NAME, "estimate", per_second=estimates, patience=_PATIENCE)
        self._login = (settings.nowpayments_email, settings.nowpayments_password)
        self._token = ""
        self._token_until = 0.0
        self._token_lock = threading.Lock()

    def status(self) -> bool:
        """Whether the API says it is well."""
        body = self._get("status", "/status")
        return isinstance(body, dict) and body.get("message") == "OK"

    def currencies(self) -> list[str]:
        """Codes of all coins the provider knows."""
        return reading.codes(self._get("currencies", "/currencies"))

    def limits(self) -> dict[str, Limits]:
        """The least and the most of one payment at a fixed rate, by coin, where it is said."""
        return reading.limits(self._get("limits", "/currencies", {"fixed_rate": "true"}))

    def merchant_coins(self) -> list[str]:
        """Codes of the coins ticked in the merchant's dashboard."""
        return reading.codes(self._get("merchant_coins", "/merchant/coins"))

    def full_currencies(self) -> list[Currency]:
        """All coins with network, logo and extra-id rules."""
        return reading.currencies(self._get("full_currencies", "/full-currencies"))

    def min_amount(self, coin: str, payout: str, *, fixed: bool, fiat: str) -> Minimum:
        """The least amount of `coin` one payment may have; `fiat` is `eur`."""
        query = {"currency_from": coin, "currency_to": payout, "fiat_equivalent": fiat}
        query["is_fixed_rate"] = str(fixed).lower()
        body = self._get("min_amount", "/min-amount", query)

        def read() -> Minimum:
            row = reading.as_object(body)
            least = reading.amount(row.get("min_amount"))
            return Minimum(least or Decimal(0), reading.amount(row.get("fiat_equivalent")))

        return self._read(read)

    def estimate(self, amount: Decimal, currency: str, coin: str) -> Decimal:
        """About how much of `coin` so much of `currency` is."""
        query = {"amount": plain(amount), "currency_from": currency, "currency_to": coin}
        call = Call("estimate", "GET", "/estimate", safe=True, query=query)
        body = self._send_paced(call, self._estimates).body

        def read() -> Decimal:
            estimated = reading.amount(reading.as_object(body).get("estimated_amount"))
            if estimated is None:
                raise reading.NonsenseError("no estimated_amount")
            return estimated

        return self._read(read)

    def validate_address(self, address: str, currency: str, extra_id: str | None = None) -> bool:
        """Whether money in `currency` can be sent to this address (and memo). Sends nothing."""
        body: Json = {"address": address, "currency": currency, "extra_id": extra_id}
        call = Call("validate_address", "POST", "/payout/validate-address", safe=True, body=body)
        try:
            self.send(call)
        except ProviderRefusedError as refused:
            if refused.status == _BAD_REQUEST:
                return False
            raise
        return True

    def create_payment(self, request: PaymentRequest) -> PaymentRecord:
        """Ask for an address. Never repeated unless it certainly was not made.

        Raises ProviderRefusedError with `code` AMOUNT_MINIMAL_ERROR below the coin's minimum.
        """
        body: Json = {
            "price_amount": request.price,
            "price_currency": request.price_currency,
            "pay_currency": request.pay_currency,
            "order_id": request.order_id,
            "order_description": request.description,
            "ipn_callback_url": request.callback_url,
            "is_fixed_rate": request.is_fixed_rate,
        }
        call = Call("create_payment", "POST", "/payment", safe=False, body=body)
        answer = self._send_paced(call, self._creates).body
        return self._read(lambda: reading.payment(answer))

    def send(self, call: Call) -> Answer:
        """As every client does; a refusal without words is the front's, and not of the key.

        In a burst it answers 403 in HTML, as it answers 429; an invalid key is told in JSON.
        """
        try:
            return super().send(call)
        except ProviderRefusedError as refused:
            if refused.status != _FORBIDDEN or refused.code or refused.detail:
                raise
            raise ProviderUnavailableError(NAME, _TURNED_AWAY, 1.0) from None

    def _send_paced(self, call: Call, lane: Lane) -> Answer:
        """Within our share; what was turned away all the same is sent again after a pause."""
        for remaining in range(_TRIES - 1, -1, -1):
            lane.enter()
            try:
                return self.send(call)
            except ProviderUnavailableError as error:
                if not remaining or _TURNED_AWAY not in str(error):
                    raise
                lane.hold(error.retry_after or 1.0)
        raise ProviderUnknownError(NAME, "no answer")

    def get_payment(self, payment_id: str) -> PaymentRecord:
        """The provider's own record. Raises ProviderRefusedError (404) when there is none."""
        body = self._get("get_payment", f"/payment/{quote(payment_id, safe='')}")
        return self._read(lambda: reading.payment(body))

    def list_payments(
        self, *, page: int, limit: int = 500, since: date | None = None, until: date | None = None
    ) -> PaymentPage:
        """A page of all payments, oldest first; asks for a bearer token beside the key."""
        query = {"limit": str(limit), "page": str(page), "sortBy": "created_at", "orderBy": "asc"}
        if since:
            query["dateFrom"] = since.isoformat()
        if until:
            query["dateTo"] = until.isoformat()
        body = self._with_token(query)

        def read() -> PaymentPage:
            row = reading.as_object(body)
            payments = [reading.payment(item) for item in reading.as_list(row.get("data"))]
            pages, total = row.get("pagesCount"), row.get("total")
            return PaymentPage(
                payments,
                page,
                pages if isinstance(pages, int) else page + 1,
                total if isinstance(total, int) else len(payments),
            )

        return self._read(read)

    def explain(self, body: Json) -> tuple[str, str]:
        """`code` and `message`; some errors have only `error`."""
        code, detail = super().explain(body)
        if not detail and isinstance(body, dict):
            detail = str(body.get("error") or "")
        return code, detail

    def _get(self, name: str, path: str, query: dict[str, str] | None = None) -> Json:
        body = self.send(Call(name, "GET", path, safe=True, query=query or {})).body
        if body is None:
            raise ProviderUnknownError(NAME, "an answer that is not JSON")
        return body

    def _read(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except ValueError as error:
            raise UnreadableError(NAME, f"an answer we cannot read: {error}") from None

    def _with_token(self, query: dict[str, str]) -> Json:
        for renewed in (False, True):
            headers = {"Authorization": f"Bearer {self._bearer(renew=renewed)}"}
            call = Call("list_payments", "GET", "/payment/", True, query, headers=headers)  # noqa: FBT003
            try:
                return self.send(call).body
            except ProviderRefusedError as error:
                if renewed or error.status != _UNAUTHORIZED:
                    raise
        raise ProviderUnknownError(NAME, "no answer")

    def _bearer(self, *, renew: bool) -> str:
        with self._token_lock:
            if renew or time.monotonic() >= self._token_until:
                email, password = self._login
                body: Json = {"email": email, "password": password.get_secret_value()}
                answer = self.send(Call("auth", "POST", "/auth", safe=True, body=body)).body
                token = answer.get("token") if isinstance(answer, dict) else None
                self._token = str(token or "")
                self._token_until = time.monotonic() + _TOKEN_SECONDS
            return self._token
