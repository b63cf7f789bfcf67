"""Security headers of every answer."""

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from config.settings import Mode, Settings


def nonce() -> str:
    """The nonce of the present request, for the console's inline scripts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _policy(settings: Settings) -> str:
    sources = (settings.kinguin_base_url, settings.nowpayments_base_url)
    images = " ".join(filter(None, (_origin(url) for url in sources)))
    connects = " ".join(
        filter(None, (_origin(settings.r2_endpoint_url), _origin(settings.live_url)))
    )
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'{nonce}",
            "style-src 'self' 'unsafe-inline'",  # Radix and Plotly set inline styles
            f"img-src 'self' data: blob: https: {images}",
            f"connect-src 'self' {connects}",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def register(app: Flask, settings: Settings) -> None:
    """Install them."""
    policy = _policy(settings)
    strict_transport = settings.bitloot_mode is Mode.PRODUCTION

    always = (
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        *(
            [("Strict-Transport-Security", "max-age=63072000; includeSubDomains")]
            if strict_transport
            else []
        ),
    )

    def add(response: Response) -> Response:
        used = f" 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else ""
        headers = response.headers
        given = {name.lower() for name in headers.keys()}  # noqa: SIM118 (no dict: pairs)
        wanted = [("Content-Security-Policy", policy.replace("{nonce}", used)), *always]
        if request.path.startswith(("/api/", "/webhooks/")):
            wanted.append(("Cache-Control", "no-store"))
        for name, value in wanted:
            if name.lower() not in given:
                headers.add(name, value)
        return response

    app.after_request(add)
