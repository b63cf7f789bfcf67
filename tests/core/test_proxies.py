"""Whose address a request comes from: of the proxies that are ours, and of nobody else."""

import pytest
from flask import request

from bitloot.app import create_app
from config.settings import Settings

CHAIN = "198.51.100.9, 203.0.113.7"  # what a client made up, then what our proxy saw


@pytest.mark.parametrize(
    ("proxies", "seen"), [(0, "http from 127.0.0.1"), (1, "https from 203.0.113.7")]
)
def test_only_our_own_proxies_are_believed(settings: Settings, proxies: int, seen: str) -> None:
    app = create_app(settings.model_copy(update={"trusted_proxies": proxies}))
    app.add_url_rule("/whoami", "whoami", lambda: f"{request.scheme} from {request.remote_addr}")
    headers = {"X-Forwarded-For": CHAIN, "X-Forwarded-Proto": "https"}
    assert app.test_client().get("/whoami", headers=headers).get_data(as_text=True) == seen
