"""What a person reads once everything runs."""

import click
from pyotp import TOTP

from bitloot.embedded.environment import run_settings
from bitloot.embedded.plan import Plan


def urls(plan: Plan) -> dict[str, str]:
    """The addresses to open, by what is there."""
    settings = run_settings(plan)
    public = settings["PUBLIC_URL"].rstrip("/")
    addresses = {
        "shop": f"{public}/",
        "console": f"{public}/admin/",
        "api_docs": f"{public}/api/docs",
        "live": settings["LIVE_URL"],
    }
    if plan.uses_sandbox:
        addresses["sandbox"] = settings["SANDBOX_URL"]
    return addresses


def banner(plan: Plan, seconds: float) -> str:
    """Addresses, the demo staff's login, and how to stop."""
    settings = run_settings(plan)
    email, secret = settings["DEMO_STAFF_EMAIL"], settings["DEMO_STAFF_TOTP_SECRET"]
    titles = {
        "shop": "Shop",
        "console": "Console",
        "api_docs": "API docs",
        "live": "Live updates",
        "sandbox": "Sandbox",
    }
    addresses = [(titles[name], address) for name, address in urls(plan).items()]
    login = [
        ("Demo staff", email),
        ("Password", settings["DEMO_STAFF_PASSWORD"]),
        ("TOTP secret", secret),
        ("", TOTP(secret).provisioning_uri(name=email, issuer_name="BitLoot")),
    ]
    rows = [*addresses, ("", ""), *login, ("", ""), ("Data and logs", str(plan.data))]
    lines = [f"  {click.style(f'{title:<14}', bold=True)}{value}".rstrip() for title, value in rows]
    head = click.style(f"BitLoot is open ({seconds:.1f} s)", fg="green", bold=True)
    hint = "  The six-digit code comes from any authenticator app fed with the secret or the link."
    return "\n".join(["", head, "", *lines, "", hint, "  Ctrl-C stops all of it.", ""])
