"""The provider sandbox, started for the session and steered over its control API."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.run import start

Doc = dict[str, object]


@dataclass
class SandboxControl:
    """`settings` are the shop's settings for it; the rest is the control API."""

    base: str
    settings: dict[str, str]
    _http: requests.Session = field(default_factory=requests.Session)

    def call(self, method: str, path: str, body: Doc | None = None) -> Doc:
        response = self._http.request(method, f"{self.base}api{path}", json=body, timeout=30)
        assert response.ok, f"{method} {path}: {response.status_code} {response.text}"
        answer: Doc = response.json()
        return answer

    def reset(self) -> None:
        """As new: webhooks at once, goods without delay, any sum payable in any coin."""
        self.call("POST", "/reset")
        self.switch(
            **{
                "kinguin.delay_ms": 0,
                "kinguin.on_demand_extra_ms": 0,
                "nowpayments.step_delay_ms": 0,
                "nowpayments.minimum_factor": 0.001,
            }
        )

    def switch(self, **values: object) -> None:
        self.call("PATCH", "/switches", values)

    def wait(self) -> None:
        """Until every webhook that is due has been delivered."""
        assert self.call("POST", "/wait", {"timeout_s": 20})["idle"]

    def payments(self, order_number: str | None = None) -> list[Doc]:
        query = f"?order_id={order_number}" if order_number else ""
        found = self.call("GET", f"/payments{query}")["payments"]
        assert isinstance(found, list)
        return found

    def pay(self, payment_id: str, action: str = "finish", **details: object) -> Doc:
        """Press a button of a payment, then wait for its IPNs."""
        answer = self.call("POST", f"/payments/{payment_id}/{action}", details or None)
        self.wait()
        return answer

    def mails(self, to: str | None = None) -> list[Doc]:
        found = self.call("GET", f"/mails?to={to}" if to else "/mails")["mails"]
        assert isinstance(found, list)
        return found

    def kinguin_orders(self) -> list[Doc]:
        found = self.call("GET", "/orders")["orders"]
        assert isinstance(found, list)
        return found

    def issued_keys(self) -> list[str]:
        found = self.call("GET", "/issued-keys")["keys"]
        assert isinstance(found, list)
        return found

    def set_product(self, kinguin_id: int, **values: object) -> Doc:
        return self.call("PATCH", f"/products/{kinguin_id}", values)


@contextmanager
def start_sandbox(folder: Path, shop_url: str) -> Iterator[SandboxControl]:
    config = SandboxConfig(data_dir=folder, shop_url=shop_url, s3_bucket="bitloot-sealed")
    sandbox = start(config)
    try:
        yield SandboxControl(sandbox.urls["control"], _settings(config, sandbox.urls))
    finally:
        sandbox.stop()


def _settings(config: SandboxConfig, urls: dict[str, str]) -> dict[str, str]:
    return {
        "nowpayments_base_url": urls["nowpayments"],
        "nowpayments_api_key": config.nowpayments_api_key,
        "nowpayments_ipn_secret": config.nowpayments_ipn_secret,
        "nowpayments_email": config.nowpayments_email,
        "nowpayments_password": config.nowpayments_password,
        "nowpayments_creates_per_second": "1000",
        "nowpayments_estimates_per_second": "1000",
        "kinguin_base_url": urls["kinguin"],
        "kinguin_api_key": config.kinguin_api_key,
        "kinguin_webhook_secret": config.kinguin_webhook_secret,
        "resend_base_url": urls["resend"],
        "resend_api_key": config.resend_api_key,
        "resend_webhook_secret": config.resend_webhook_secret,
        "r2_endpoint_url": urls.get("s3", ""),
        "r2_access_key_id": config.s3_access_key,
        "r2_secret_access_key": config.s3_secret_key,
        "r2_bucket": config.s3_bucket,
    }
