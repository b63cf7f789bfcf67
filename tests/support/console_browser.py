"""A person at the console, without a screen."""

import re
from dataclasses import dataclass

import pyotp
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bitloot.core.clock import utcnow

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Browser:
    """Follows links and sends forms as a page gives them."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def token(self, path: str = "/admin/login") -> str:
        found = _TOKEN.search(self.get(path).text)
        assert found is not None, f"no form on {path}"
        return found[1]

    def send(self, path: str, **fields: str) -> TestResponse:
        """Send the form that stands on the page of that address."""
        return self.client.post(path, data={"csrf_token": self.token(path), **fields})

    def sign_in(self, email: str, password: str, secret: str) -> TestResponse:
        code = pyotp.TOTP(secret).at(utcnow())
        return self.send("/admin/login", email=email, password=password, code=code)
