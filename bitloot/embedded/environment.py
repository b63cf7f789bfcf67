"""The environment of the children, by the names of the documented settings."""

from bitloot.embedded.plan import Plan

BUCKET = "bitloot-sealed"
_SANDBOX = "BITLOOT_SANDBOX_"


def child_environment(plan: Plan) -> dict[str, str]:
    """Everything from outside, plus the run's own settings."""
    return {**plan.environ, **run_settings(plan)}


def run_settings(plan: Plan) -> dict[str, str]:
    """The settings this run decides; what was given from outside stays as given."""
    own = _shop(plan) | _nowpayments(plan) | _kinguin(plan) | _resend(plan) | _objects(plan)
    settings = {name: plan.given(name) or value for name, value in own.items()}
    # These the run has chosen already, with regard to what was given.
    settings["PORT"] = str(plan.ports["web"])
    settings["REALTIME_PORT"] = str(plan.ports["realtime"])
    settings["BITLOOT_MODE"] = "embedded"
    settings["BITLOOT_DATA"] = str(plan.data)
    return settings


def sandbox_environment(plan: Plan) -> dict[str, str]:
    """What the sandbox needs to speak with this shop; the secrets are those the shop holds."""
    settings = run_settings(plan)
    values = {"DATA_DIR": str(plan.data / "sandbox"), "SHOP_URL": plan.url("web")}
    for name, port in plan.ports.items():
        if name.startswith("sandbox_"):
            values[f"PORT_{name.removeprefix('sandbox_').upper()}"] = str(port)
    for name, theirs in SHARED_WITH_SANDBOX.items():
        if name in settings:  # a provider met outside shares nothing with the sandbox
            values[theirs] = settings[name]
    passed = {
        name: value
        for name, value in plan.environ.items()
        if name in {"PATH", "HOME", "LANG"} or name.startswith(_SANDBOX)
    }
    prefixed = {f"{_SANDBOX}{name}": value for name, value in values.items()}
    return passed | prefixed | {"PYTHONUNBUFFERED": "1"}


SHARED_WITH_SANDBOX = {
    "NOWPAYMENTS_API_KEY": "NOWPAYMENTS_API_KEY",
    "NOWPAYMENTS_IPN_SECRET": "NOWPAYMENTS_IPN_SECRET",
    "NOWPAYMENTS_EMAIL": "NOWPAYMENTS_EMAIL",
    "NOWPAYMENTS_PASSWORD": "NOWPAYMENTS_PASSWORD",
    "KINGUIN_API_KEY": "KINGUIN_API_KEY",
    "KINGUIN_WEBHOOK_SECRET": "KINGUIN_WEBHOOK_SECRET",
    "RESEND_API_KEY": "RESEND_API_KEY",
    "RESEND_WEBHOOK_SECRET": "RESEND_WEBHOOK_SECRET",
    "R2_ACCESS_KEY_ID": "S3_ACCESS_KEY",
    "R2_SECRET_ACCESS_KEY": "S3_SECRET_KEY",
    "R2_BUCKET": "S3_BUCKET",
}


UNLIMITED = {
    "NOWPAYMENTS_CREATES_PER_SECOND": "1000",
    "NOWPAYMENTS_ESTIMATES_PER_SECOND": "1000",
}
"""The sandbox counts requests only when it is told to."""


def _shop(plan: Plan) -> dict[str, str]:
    settings = {
        "DATABASE_URL": plan.cluster.url() if plan.cluster else "",
        "REDIS_URL": plan.redis_url,
        "PUBLIC_URL": plan.url("web"),
        "LIVE_URL": plan.url("realtime", scheme="ws"),
        "PYTHONUNBUFFERED": "1",
    }
    if plan.uses_sandbox:
        settings["SANDBOX_URL"] = plan.url("sandbox_control", "/sandbox/")
    for name in ("SECRET_KEY", "JWT_SECRET_KEY", "MASTER_KEYS"):
        settings[name] = plan.secrets[name]
    for name in ("DEMO_STAFF_EMAIL", "DEMO_STAFF_PASSWORD", "DEMO_STAFF_TOTP_SECRET"):
        settings[name] = plan.secrets[name]
    return settings


def _nowpayments(plan: Plan) -> dict[str, str]:
    url = plan.url("sandbox_nowpayments", "/v1")
    names = ("API_KEY", "IPN_SECRET", "EMAIL", "PASSWORD")
    secrets = (f"NOWPAYMENTS_{name}" for name in names)
    settings = _provider(plan, "NOWPAYMENTS_BASE_URL", url, *secrets)
    return settings | UNLIMITED if settings else {}


def _kinguin(plan: Plan) -> dict[str, str]:
    url = plan.url("sandbox_kinguin", "/esa/api")
    return _provider(plan, "KINGUIN_BASE_URL", url, "KINGUIN_API_KEY", "KINGUIN_WEBHOOK_SECRET")


def _resend(plan: Plan) -> dict[str, str]:
    url = plan.url("sandbox_resend")
    return _provider(plan, "RESEND_BASE_URL", url, "RESEND_API_KEY", "RESEND_WEBHOOK_SECRET")


def _objects(plan: Plan) -> dict[str, str]:
    names = ("R2_ACCESS_KEY_ID", "R2_SECRET_ACCESS_KEY")
    settings = _provider(plan, "R2_ENDPOINT_URL", plan.url("sandbox_s3"), *names)
    return settings | {"R2_BUCKET": BUCKET} if settings else {}


def _provider(plan: Plan, base_url: str, sandbox_url: str, *secrets: str) -> dict[str, str]:
    """The sandbox's settings of one provider; nothing if its base URL was given from outside.

    Inventing secrets for a real provider would only turn "not set" into "wrong".
    """
    if plan.given(base_url):
        return {}
    return {base_url: sandbox_url} | {name: plan.secrets[name] for name in secrets}
