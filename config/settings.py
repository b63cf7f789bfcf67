"""Every setting of the shop, read once from the environment or the file BITLOOT_ENV_FILE names."""

import os
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Mode(StrEnum):
    """Where the shop runs; `production` refuses weak or missing secrets."""

    EMBEDDED = "embedded"
    TEST = "test"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """Names as in the environment, lower-cased. Durations say their unit in the name."""

    model_config = SettingsConfigDict(
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
        env_file=os.environ.get("BITLOOT_ENV_FILE"),
    )

    bitloot_mode: Mode = Mode.EMBEDDED
    bitloot_data: Path = Path("var")
    database_url: str = ""
    redis_url: str = ""
    public_url: str = "http://127.0.0.1:8000"
    live_url: str = ""
    sandbox_url: str = ""
    shop_name: str = "BitLoot"
    shop_address: str = ""
    shop_tax_id: str = ""
    terms_version: str = "2026-11-01"

    secret_key: SecretStr = SecretStr("")
    jwt_secret_key: SecretStr = SecretStr("")
    master_keys: SecretStr = SecretStr("")
    master_keys_file: Path | None = None
    master_keys_hook: str = ""
    root_key: SecretStr = SecretStr("")

    nowpayments_base_url: str = "https://api.nowpayments.io/v1"
    nowpayments_api_key: SecretStr = SecretStr("")
    nowpayments_ipn_secret: SecretStr = SecretStr("")
    nowpayments_email: str = ""
    nowpayments_password: SecretStr = SecretStr("")
    nowpayments_fixed_rate: bool = True
    nowpayments_payout_currency: str = "usdttrc20"
    nowpayments_creates_per_second: int = Field(default=3, ge=1)
    nowpayments_estimates_per_second: int = Field(default=7, ge=1)
    payment_tolerance_percent: Decimal = Decimal(0)
    refund_second_person_above: Decimal = Field(default=Decimal(50), ge=0)
    refund_least_eur: Decimal = Field(default=Decimal(1), ge=0)
    refund_link_days: int = Field(default=30, ge=1, le=365)
    return_hours: int = Field(default=24, ge=0, le=24 * 365)
    claim_days: int = Field(default=30, ge=1, le=365)

    kinguin_base_url: str = "https://gateway.kinguin.net/esa/api"
    kinguin_api_key: SecretStr = SecretStr("")
    kinguin_webhook_secret: SecretStr = SecretStr("")

    resend_base_url: str = "https://api.resend.com"
    resend_api_key: SecretStr = SecretStr("")
    resend_webhook_secret: SecretStr = SecretStr("")
    mail_from: str = "BitLoot <orders@bitloot.example>"

    r2_endpoint_url: str = ""
    r2_access_key_id: str = ""
    r2_secret_access_key: SecretStr = SecretStr("")
    r2_bucket: str = "bitloot-sealed"
    r2_pictures_bucket: str = "bitloot-pictures"
    signed_url_seconds: int = Field(default=600, ge=30, le=900)

    order_expiry_minutes: int = Field(default=60, ge=1)
    order_token_minutes: int = Field(default=60, ge=5)
    reconcile_seconds: int = Field(default=20, ge=1)
    sweep_seconds: float = Field(default=0.3, gt=0)
    lease_seconds: int = Field(default=60, ge=2)
    job_retry_base_seconds: float = Field(default=2.0, gt=0)
    provider_timeout_seconds: float = Field(default=10.0, gt=0)
    kinguin_settle_seconds: int = Field(default=30, ge=1)
    breaker_failures: int = Field(default=5, ge=1)
    breaker_reset_seconds: float = Field(default=15.0, gt=0)

    catalog_auto_publish: bool = True
    catalog_refresh_seconds: float = Field(default=20.0, ge=0)
    catalog_cache: bool = True
    default_margin_percent: Decimal = Decimal(12)
    cost_guard_percent: Decimal = Decimal(8)
    cost_jump_percent: Decimal = Field(default=Decimal(50), gt=0)
    max_quantity: int = Field(default=9, ge=1, le=9)
    unpaid_orders_per_email: int = Field(default=10, ge=1)
    unpaid_keys_per_email: int = Field(default=30, ge=1)
    unpaid_keys_per_address: int = Field(default=60, ge=1)
    orders_per_minute: int = Field(default=30, ge=1)

    pictures_per_minute: int = Field(default=60, ge=0)
    picture_seconds: float = Field(default=15.0, gt=0)
    picture_bytes: int = Field(default=12 * 1024 * 1024, ge=1024)
    country_header: str = ""
    region_block_by_ip: bool = False

    web_host: str = "127.0.0.1"
    port: int = 8000
    trusted_proxies: int = Field(default=0, ge=0)
    realtime_host: str = "127.0.0.1"
    realtime_port: int = 8001
    web_workers: int = Field(default=2, ge=1)
    web_threads: int = Field(default=8, ge=1)
    worker_threads: int = Field(default=6, ge=1)
    log_level: str = "INFO"
    log_format: str = "text"
    sentry_dsn: SecretStr = SecretStr("")

    def problems(self) -> list[str]:
        """What forbids a production start, each naming its setting; empty when all is well."""
        if self.bitloot_mode is not Mode.PRODUCTION:
            return []
        return _production_problems(self)


_SECRETS = (
    "secret_key",
    "jwt_secret_key",
    "master_keys",
    "nowpayments_api_key",
    "nowpayments_ipn_secret",
    "kinguin_api_key",
    "kinguin_webhook_secret",
    "resend_api_key",
    "resend_webhook_secret",
    "r2_secret_access_key",
)
_REQUIRED = ("database_url", "redis_url", "live_url", "r2_endpoint_url", "r2_access_key_id")
_MINIMUM_LENGTH = {"secret_key": 32, "jwt_secret_key": 32, "master_keys": 44}
_MINIMUM_VARIETY = 8  # different characters; "aaaa…" and "changeme" fall below it


def _production_problems(settings: Settings) -> list[str]:
    found: list[str] = []
    elsewhere = settings.master_keys_file is not None or bool(settings.master_keys_hook)
    for name in _SECRETS:
        if name == "master_keys" and elsewhere:
            continue
        value: SecretStr = getattr(settings, name)
        text = value.get_secret_value()
        if not text:
            found.append(f"{name.upper()} is not set")
        elif len(text) < _MINIMUM_LENGTH.get(name, 12) or len(set(text)) < _MINIMUM_VARIETY:
            found.append(f"{name.upper()} is too weak")
    found += [f"{name.upper()} is not set" for name in _REQUIRED if not getattr(settings, name)]
    if not settings.public_url.startswith("https://"):
        found.append("PUBLIC_URL must start with https://")
    if settings.sandbox_url:
        found.append("SANDBOX_URL must not be set: the sandbox never runs in production")
    return found


@lru_cache
def load_settings() -> Settings:
    """Settings of this process."""
    return Settings()
