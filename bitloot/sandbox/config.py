"""What the sandbox needs to know to start: ports, folder, the shop's address, shared secrets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

PREFIX = "BITLOOT_SANDBOX_"


@dataclass(frozen=True)
class Ports:
    """One TCP port a server; 0 lets the system choose."""

    nowpayments: int = 0
    kinguin: int = 0
    resend: int = 0
    s3: int = 0
    control: int = 0


@dataclass(frozen=True)
class SandboxConfig:
    """Everything `run.start` is given; each secret is the one the shop's settings hold."""

    data_dir: Path
    ports: Ports = field(default_factory=Ports)
    host: str = "127.0.0.1"
    shop_url: str = "http://127.0.0.1:8000"
    """The shop's public base URL; Kinguin and Resend post to `{shop_url}/webhooks/…`."""
    nowpayments_api_key: str = "SANDB0X-NOWPAY0-APIKEY0-LOCAL00"
    nowpayments_ipn_secret: str = "sandbox-ipn-secret"  # noqa: S105 - opens nothing but the sandbox
    nowpayments_email: str = "merchant@bitloot.example"
    nowpayments_password: str = "sandbox-password"  # noqa: S105
    kinguin_api_key: str = "sandbox-kinguin-key"
    kinguin_webhook_secret: str = "sandbox-kinguin-webhook"  # noqa: S105
    resend_api_key: str = "re_sandbox_local"
    resend_webhook_secret: str = "whsec_c2FuZGJveC1yZXNlbmQtd2ViaG9vay1zZWNyZXQtMzI="  # noqa: S105
    s3_access_key: str = "sandbox-access"
    s3_secret_key: str = "sandbox-secret"  # noqa: S105
    s3_bucket: str = "bitloot"

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> SandboxConfig:
        """Read `BITLOOT_SANDBOX_DATA_DIR`, `…_SHOP_URL`, `…_PORT_KINGUIN`, `…_RESEND_API_KEY`, ….

        What is unset keeps its default; the folder defaults to `var/sandbox`.
        """
        ports = Ports(
            **{f.name: int(env.get(f"{PREFIX}PORT_{f.name.upper()}", "0")) for f in fields(Ports)}
        )
        names = [f.name for f in fields(cls) if f.name not in {"data_dir", "ports"}]
        given = {name: env[PREFIX + name.upper()] for name in names if PREFIX + name.upper() in env}
        return cls(Path(env.get(f"{PREFIX}DATA_DIR", "var/sandbox")), ports, **given)
